# loses: transpose
# hint: Half of the entries are read after they were overwritten, and the result keeps A's shape. Read from A, write to a new (M, N) array.
# hint.ko: 절반의 원소를 이미 덮어쓴 뒤에 읽고, 결과의 모양도 A 그대로입니다. A에서 읽고 새 (M, N) 배열에 쓰세요.
import numpy as np


def transpose(A):
    result = np.array(A)
    for i in range(len(A)):
        for j in range(len(A)):
            result[i, j] = result[j, i]
    return result
