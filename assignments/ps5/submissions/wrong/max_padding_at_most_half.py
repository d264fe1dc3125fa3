# loses: max_pool2d
# hint: A padding of more than half of the pool is refused. That is PyTorch's rule; here any padding smaller than the pool is allowed.
# hint.ko: 풀의 절반보다 큰 패딩을 거부했습니다. 그것은 PyTorch의 규칙이고, 여기서는 풀보다 작은 패딩이면 됩니다.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    if not isinstance(padding, str) and padding > min(PH, PW) / 2:
        raise ValueError("padding must be at most half of the pool")
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            y[:, i, j] = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW].max(axis=(1, 2))
    return y
