# loses: im2col
# hint: The matrix is made with one row for every pair of pixels. It needs one row for each position of the kernel.
# hint.ko: 픽셀 쌍마다 한 행을 만들어 메모리가 부족합니다. 커널이 멈추는 자리마다 한 행이면 됩니다.
import numpy as np


def im2col(x, kernel_size, stride, padding):
    return np.ones((1 << 15, 1 << 14))
