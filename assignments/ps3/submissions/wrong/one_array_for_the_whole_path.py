# loses: gradient_descent
# hint: All entries of the list are the same array, so every row shows the end point: append w.copy().
# hint.ko: 리스트의 모든 원소가 같은 배열이라 모든 행이 마지막 점이 됩니다. w.copy()를 추가하세요.
import numpy as np

def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0 and steps >= 0")

    w = np.array(w0, dtype=float).reshape(np.shape(w0))
    path = [w]
    for _ in range(steps):
        w -= lr * np.asarray(grad(w))
        path.append(w)
    return np.array(path)
