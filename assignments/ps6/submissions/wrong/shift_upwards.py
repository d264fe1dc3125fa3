# loses: shift_robustness
# hint: The images move up: axis 1 is the rows. Columns are axis 2.
# hint.ko: 이미지가 위로 움직입니다. 축 1은 행이고 열은 축 2입니다.
import numpy as np


def shift_robustness(model, x, y, max_shift):
    x, y = np.array(x), np.array(y)
    if x.ndim != 4 or len(x) != len(y):
        raise ValueError("x must be (N, H, W, 1) with a label for each image")
    if max_shift < 0 or max_shift > x.shape[2]:
        raise ValueError("max_shift must be between 0 and the width")
    result = []
    for s in range(max_shift + 1):
        shifted = np.roll(x, -s, axis=1)
        if s > 0:
            shifted[:, -s:] = 0
        predictions = model.predict(shifted, verbose=0).argmax(axis=1)
        result.append(np.mean(predictions == y))
    return np.array(result)
