# loses: gradient_descent
# hint: The path begins with w0 itself: steps steps make steps + 1 points.
# hint.ko: 경로의 첫 점은 w0입니다. steps번 이동하면 점은 steps + 1개입니다.
import numpy as np

def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0 and steps >= 0")

    w = np.array(w0, dtype=float)
    path = []
    for _ in range(steps):
        w = w - lr * grad(w)
        path.append(w)
    return np.array(path)
