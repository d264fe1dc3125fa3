# loses: shift_robustness
# hint: What comes in from the right is the darkest pixel of the images. Background is 0.
# hint.ko: 오른쪽에서 이미지의 가장 어두운 픽셀 값이 들어옵니다. 배경은 0입니다.
import numpy as np


def shift_robustness(model, x, y, max_shift):
    x, y = np.array(x), np.array(y)
    if x.ndim != 4 or len(x) != len(y):
        raise ValueError("x must be (N, H, W, 1), with one label each")
    if max_shift < 0 or max_shift > x.shape[2]:
        raise ValueError("max_shift must be from 0 to W")
    result = []
    for s in range(max_shift + 1):
        moved = np.full_like(x, x.min())
        moved[:, :, : x.shape[2] - s] = x[:, :, s:]
        result.append(np.mean(model.predict(moved, verbose=0).argmax(axis=1) == y))
    return np.array(result)
