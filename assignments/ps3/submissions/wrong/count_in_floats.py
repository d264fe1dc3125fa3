# loses: brute_force_count
# hint: A float keeps about 16 digits, so 10^75 is only nearly right: Python's int ** int is exact.
# hint.ko: 실수는 약 16자리까지만 정확합니다. 파이썬의 int ** int는 자릿수 제한 없이 정확합니다.
import numpy as np

def brute_force_count(n_weights, n_values):
    if n_weights < 0 or n_values < 1:
        raise ValueError("n_weights must be >= 0 and n_values >= 1")
    return np.power(float(n_values), n_weights)
