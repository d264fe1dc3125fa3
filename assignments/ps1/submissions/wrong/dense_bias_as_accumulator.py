# loses: dense
# hint: `total = b` is no copy: += then adds into the caller's b, and every sample shares it. Start from b.copy() or add b last.
# hint.ko: `total = b`는 복사가 아니므로 +=가 호출한 쪽의 b를 바꾸고 모든 샘플이 그것을 함께 씁니다. b.copy()로 시작하거나 b를 마지막에 더하세요.
import numpy as np


def dense(x, W, b, activation=None):
    if np.shape(x)[1] != np.shape(W)[0] or len(b) != np.shape(W)[1]:
        raise ValueError("x, W and b do not fit")
    rows = []
    for row in np.asarray(x, dtype=float):
        total = np.asarray(b, dtype=float)
        for d in range(len(row)):
            total += row[d] * W[d]
        rows.append(total)
    return activate(np.array(rows), activation)
