# loses: min_pool2d
# hint: The minimum is minus the maximum of the negated image: negate once more at the end.
# hint.ko: 최솟값은 부호를 바꾼 이미지의 최댓값에 다시 음수를 취한 것입니다. 마지막에 한 번 더 부호를 바꾸세요.
import numpy as np


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return max_pool2d(-np.asarray(x, dtype=float), pool_size, stride, padding)
