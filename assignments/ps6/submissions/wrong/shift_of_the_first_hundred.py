# loses: shift_robustness
# hint: The accuracy is that of the first hundred images only. Predict all of them.
# hint.ko: 처음 100장의 정확도일 뿐입니다. 모든 이미지를 예측하세요.
import numpy as np


def shift_robustness(model, x, y, max_shift):
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim != 4 or len(x) != len(y) or not 0 <= max_shift <= x.shape[2]:
        raise ValueError("images (N, H, W, 1), N labels, a shift from 0 to W")
    x, y = x[:100], y[:100]
    accuracies = []
    for s in range(max_shift + 1):
        moved = np.zeros_like(x)
        moved[:, :, : x.shape[2] - s] = x[:, :, s:]
        accuracies.append(np.mean(model.predict(moved).argmax(axis=1) == y))
    return np.array(accuracies)
