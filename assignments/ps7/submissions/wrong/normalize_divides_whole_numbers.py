# loses: normalize
# hint: // cuts every quotient down to a whole number. Use /.
# hint.ko: //는 몫을 정수로 자릅니다. /를 쓰세요.
import numpy as np


def normalize(x):
    return np.array(x, dtype="float32") // 255
