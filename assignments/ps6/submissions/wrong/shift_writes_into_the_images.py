# loses: shift_robustness
# hint: The moving is done in the caller's array: work on a copy.
# hint.ko: 호출한 쪽의 배열을 직접 옮겼습니다. 복사본에서 작업하세요.
import numpy as np


def shift_robustness(model, x, y, max_shift):
    x = np.asarray(x)
    if x.ndim != 4 or len(x) != len(y):
        raise ValueError("x must be (N, H, W, 1) with a label for each image")
    if max_shift < 0 or max_shift > x.shape[2]:
        raise ValueError("max_shift must be between 0 and the width")
    result = []
    for s in range(max_shift + 1):
        predictions = np.argmax(model.predict(x, verbose=0), axis=1)
        result.append(np.mean(predictions == np.array(y)))
        x[:, :, :-1] = x[:, :, 1:].copy()
        x[:, :, -1] = 0
    return np.array(result)
