# loses: edge_filters
# hint: This Laplacian counts the diagonal neighbours too. Asked for is the one with four direct neighbours and −4 in the middle.
# hint.ko: 대각선 이웃까지 포함한 라플라시안입니다. 상하좌우 네 이웃과 가운데 −4인 커널을 쓰세요.
import numpy as np


def edge_filters():
    sobel_x = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    sobel_y = np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])
    laplacian = np.array([[1, 1, 1], [1, -8, 1], [1, 1, 1]])
    return {"sobel_x": sobel_x, "sobel_y": sobel_y, "laplacian": laplacian}
