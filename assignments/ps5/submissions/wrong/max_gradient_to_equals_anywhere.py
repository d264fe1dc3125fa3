# loses: max_pool2d_backward
# hint: Every pixel of the image that is as large as a window's maximum gets its gradient. Only a pixel under that window can be its winner.
# hint.ko: 이미지 전체에서 최댓값과 같은 픽셀에 모두 기울기를 보냈습니다. 그 윈도우 안의 픽셀만 승자가 될 수 있습니다.
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
