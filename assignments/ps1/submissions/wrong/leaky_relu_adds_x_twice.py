# loses: leaky_relu
# hint: relu(x) + alpha · x adds alpha · x on the positive side as well. Add alpha times the negative part only.
# hint.ko: relu(x) + alpha · x는 양수 쪽에도 alpha · x를 더합니다. 음수 부분에만 더하세요.
import numpy as np


def leaky_relu(x, alpha=0.01):
    return relu(x) + alpha * np.asarray(x)
