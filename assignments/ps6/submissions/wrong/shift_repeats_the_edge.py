# loses: shift_robustness
# hint: The free columns repeat the last column (padding with the edge). Background is 0.
# hint.ko: 빈 열을 마지막 열의 값으로 채웠습니다. 배경은 0입니다.
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
            shifted[:, :, -s:] = x[:, :, -1:]
        predictions = model.predict(shifted, verbose=0).argmax(axis=1)
        result.append(np.mean(predictions == y))
    return np.array(result)
