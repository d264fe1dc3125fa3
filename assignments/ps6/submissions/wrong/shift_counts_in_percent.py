# loses: shift_robustness
# hint: The accuracies are in percent; asked for is a share from 0 to 1.
# hint.ko: 정확도가 퍼센트입니다. 0에서 1 사이의 비율이어야 합니다.
import numpy as np


def shift_robustness(model, x, y, max_shift):
    x, y = np.array(x), np.array(y)
    if x.ndim != 4 or len(x) != len(y):
        raise ValueError("x must be (N, H, W, 1) with a label for each image")
    if max_shift < 0 or max_shift > x.shape[2]:
        raise ValueError("max_shift must be between 0 and the width")
    result = []
    for s in range(max_shift + 1):
        shifted = np.roll(x, -s, axis=2)
        if s > 0:
            shifted[:, :, -s:] = 0
        predictions = model.predict(shifted, verbose=0).argmax(axis=1)
        result.append(100 * np.mean(predictions == y))
    return np.array(result)
