# loses: shift_robustness
# hint: Each round moves the images that were already moved: by 1, 3, 6, … pixels. Begin with x each time.
# hint.ko: 이미 옮긴 이미지를 또 옮겨서 1, 3, 6, …픽셀씩 움직입니다. 매번 x에서 시작하세요.
import numpy as np


def shift_robustness(model, x, y, max_shift):
    x, y = np.array(x), np.array(y)
    if x.ndim != 4 or len(x) != len(y):
        raise ValueError("x must be (N, H, W, 1) with a label for each image")
    if max_shift < 0 or max_shift > x.shape[2]:
        raise ValueError("max_shift must be between 0 and the width")
    result = []
    for s in range(max_shift + 1):
        x = np.roll(x, -s, axis=2)
        if s > 0:
            x[:, :, -s:] = 0
        predictions = model.predict(x, verbose=0).argmax(axis=1)
        result.append(np.mean(predictions == y))
    return np.array(result)
