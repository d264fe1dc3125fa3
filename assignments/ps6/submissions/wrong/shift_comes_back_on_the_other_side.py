# loses: shift_robustness
# hint: np.roll brings back on the right what left on the left. Fill the free columns with 0.
# hint.ko: np.roll은 왼쪽으로 나간 것을 오른쪽에 다시 넣습니다. 빈 열은 0으로 채우세요.
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
        predictions = model.predict(shifted, verbose=0).argmax(axis=1)
        result.append(np.mean(predictions == y))
    return np.array(result)
