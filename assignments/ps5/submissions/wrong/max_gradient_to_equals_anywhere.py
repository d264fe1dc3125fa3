# loses: max_pool2d_backward
# hint: Only one pixel under each window, its first maximum in row order, gets the gradient. Here every pixel of the image that is as large gets it.
# hint.ko: 각 윈도우에서 행 순서로 첫 번째 최댓값만 기울기를 받습니다. 지금은 이미지 전체에서 그 값과 같은 픽셀이 모두 받았습니다.
import numpy as np


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    y = max_pool2d(x, pool_size, stride, padding)
    if dout.shape != y.shape:
        raise ValueError("dout must have the shape of the output")
    dx = np.zeros_like(x)
    for n, i, j, c in np.ndindex(*y.shape):
        dx[n, :, :, c] += np.where(x[n, :, :, c] == y[n, i, j, c], dout[n, i, j, c], 0)
    return dx
