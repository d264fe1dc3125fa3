# loses: dense
# hint: Without an activation the layer is x W + b as it is: None means none.
# hint.ko: 활성화 함수가 없으면 x W + b 그대로입니다. None은 '없음'을 뜻합니다.
import numpy as np


def dense(x, W, b, activation=None):
    if np.shape(b) != np.shape(W)[1:]:
        raise ValueError("one bias for each neuron")
    return activate(np.asarray(x, dtype=float) @ W + b, activation or "relu")
