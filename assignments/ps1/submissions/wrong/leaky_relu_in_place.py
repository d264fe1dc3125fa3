# loses: leaky_relu
# hint: x[x < 0] *= alpha writes into the caller's array. Work on a copy.
# hint.ko: x[x < 0] *= alpha는 호출한 쪽의 배열을 바꿉니다. 복사본에서 계산하세요.
import numpy as np


def leaky_relu(x, alpha=0.01):
    x = np.asarray(x, dtype=float)
    if x.ndim == 0:
        return float(x) if x > 0 else alpha * float(x)
    x[x < 0] *= alpha
    return x
