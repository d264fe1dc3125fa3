# loses: edge_filters
# hint: sobel_x compares left and right: its columns are −1, 0, 1. Here it is the kernel that compares top and bottom.
# hint.ko: sobel_x는 왼쪽과 오른쪽을 비교합니다(열이 −1, 0, 1). 위아래를 비교하는 커널과 바뀌었습니다.
import numpy as np


def edge_filters():
    sobel_x = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    sobel_y = np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])
    laplacian = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    return {"sobel_x": sobel_y, "sobel_y": sobel_x, "laplacian": laplacian}
