# loses: leaky_relu
# hint: The negative side keeps its sign: alpha · x is below 0 where x is.
# hint.ko: 음수 쪽은 부호를 유지합니다. x가 음수이면 alpha · x도 음수입니다.
import numpy as np


def leaky_relu(x, alpha=0.01):
    x = np.asarray(x, dtype=float)
    return relu(x) + alpha * relu(-x)
