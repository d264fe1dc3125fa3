# loses: gradient_descent
# hint: The slope is computed once, at w0: compute it anew at each point.
# hint.ko: 기울기를 w0에서 한 번만 계산했습니다. 매 점에서 다시 계산하세요.
import numpy as np

def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0 and steps >= 0")

    w = np.array(w0, dtype=float)
    g = np.asarray(grad(w))
    path = [w]
    for _ in range(steps):
        w = w - lr * g
        path.append(w)
    return np.array(path)
