# loses: conv1d
# hint: The stride is the way between two stops. Here it spreads the weights: every stride-th entry meets a weight, which is called dilation.
# hint.ko: stride는 한 번에 움직이는 칸 수입니다. 여기서는 가중치 사이의 간격을 벌렸습니다(이것은 dilation입니다).
import numpy as np


def conv1d(x, w, b=0.0, stride=1):
    x, w = np.array(x, dtype=float), np.array(w, dtype=float)
    if x.ndim != 1 or w.ndim != 1 or len(w) < 1 or len(w) > len(x):
        raise ValueError("x and w must be one-dimensional, w not longer than x")
    if stride < 1:
        raise ValueError("stride must be at least 1")
    reach = (len(w) - 1) * stride + 1
    out = []
    for i in range(len(x) - reach + 1):
        out.append(np.sum(x[i:i + reach:stride] * w) + b)
    return np.array(out)
