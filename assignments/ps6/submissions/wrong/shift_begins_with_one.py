# loses: shift_robustness
# hint: The entry for shift 0 is missing: range(max_shift + 1), from 0 on.
# hint.ko: 이동 0에 대한 값이 없습니다. range(max_shift + 1)로 0부터 시작하세요.
import numpy as np


def shift_robustness(model, x, y, max_shift):
    x, y = np.array(x), np.array(y)
    if x.ndim != 4 or len(x) != len(y):
        raise ValueError("x must be (N, H, W, 1) with a label for each image")
    if max_shift < 0 or max_shift > x.shape[2]:
        raise ValueError("max_shift must be between 0 and the width")
    result = []
    for s in range(1, max_shift + 1):
        shifted = np.roll(x, -s, axis=2)
        if s > 0:
            shifted[:, :, -s:] = 0
        predictions = model.predict(shifted, verbose=0).argmax(axis=1)
        result.append(np.mean(predictions == y))
    return np.array(result)
