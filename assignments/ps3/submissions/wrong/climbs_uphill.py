# loses: gradient_descent
# hint: The gradient points uphill: subtract it to go down.
# hint.ko: 기울기는 오르막 방향을 가리킵니다. 내려가려면 빼야 합니다.
import numpy as np

def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0 and steps >= 0")

    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(steps):
        w = w + lr * grad(w)
        path.append(w)
    return np.array(path)
