# loses: matmul
# hint: Broadcasting stretches an axis of length 1 without asking. Check that A has as many columns as B has rows.
# hint.ko: 브로드캐스팅은 길이 1인 축을 말없이 늘립니다. A의 열 수와 B의 행 수가 같은지 확인하세요.
import numpy as np


def matmul(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    return np.sum(A[:, :, None] * B[None, :, :], axis=1)
