# loses: exponential_decay
# hint: The sign of the exponent is missing: e^(-k · epoch).
# hint.ko: 지수의 부호가 빠졌습니다: e^(-k · epoch).
import numpy as np

def exponential_decay(lr0, epoch, k):
    if epoch < 0:
        raise ValueError("epoch must be >= 0")
    return lr0 * np.exp(k * epoch)
