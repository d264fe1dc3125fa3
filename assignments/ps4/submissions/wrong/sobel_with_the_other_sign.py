# loses: edge_filters
# hint: The Sobel kernels are positive where it gets brighter to the right or downwards: right minus left, bottom minus top.
# hint.ko: 소벨 커널은 오른쪽/아래로 갈수록 밝아지면 양수입니다(오른쪽 − 왼쪽, 아래 − 위).
import numpy as np


def edge_filters():
    sobel_x = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    sobel_y = np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])
    laplacian = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    return {"sobel_x": -sobel_x, "sobel_y": -sobel_y, "laplacian": laplacian}
