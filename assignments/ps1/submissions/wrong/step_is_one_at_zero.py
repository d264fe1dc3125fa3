# loses: step
# hint: At exactly 0 the neuron does not fire: compare with >, not >=.
# hint.ko: 정확히 0일 때는 발화하지 않습니다. >= 가 아니라 > 로 비교하세요.
import numpy as np


def step(x):
    return (np.asarray(x) >= 0).astype(float)
