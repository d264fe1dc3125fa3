# loses: edge_filters
# hint: The laplacian has the other sign: it is the neighbours minus four times the pixel, so −4 stands in the middle.
# hint.ko: 라플라시안의 부호가 반대입니다. 이웃의 합에서 가운데의 네 배를 빼므로 가운데가 −4입니다.
import numpy as np


def edge_filters():
    sobel_x = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    laplacian = np.array([[0, -1, 0], [-1, 4, -1], [0, -1, 0]])
    return {"sobel_x": sobel_x, "sobel_y": sobel_x.T, "laplacian": laplacian}
