# loses: edge_filters
# hint: In the Sobel kernels the middle row or column counts twice; without the 2 they are Prewitt's.
# hint.ko: 소벨 커널은 가운데 행(열)이 두 배입니다. 2가 없으면 프리윗 커널입니다.
import numpy as np


def edge_filters():
    sobel_x = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])
    sobel_y = np.array([[-1, -1, -1], [0, 0, 0], [1, 1, 1]])
    laplacian = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    return {"sobel_x": sobel_x, "sobel_y": sobel_y, "laplacian": laplacian}
