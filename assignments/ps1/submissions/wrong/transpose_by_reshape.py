# loses: transpose
# hint: reshape keeps the reading order of the entries; a transpose moves entry (i, j) to (j, i).
# hint.ko: reshape은 원소를 읽는 순서를 바꾸지 않습니다. 전치는 (i, j) 원소를 (j, i)로 옮깁니다.
import numpy as np


def transpose(A):
    A = np.asarray(A)
    return A.reshape(A.shape[1], A.shape[0])
