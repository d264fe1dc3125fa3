# loses: gradient_descent
# hint: The loop waits for a slope of exactly 0, which never comes: take `steps` steps.
# hint.ko: 기울기가 정확히 0이 되기를 기다리지만 그런 일은 없습니다. steps번만 이동하세요.
import numpy as np


def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0 and steps >= 0")
    w = np.array(w0, dtype=float)
    path = [w]
    while len(path) <= steps or np.any(grad(w) != 0):
        w = w - lr * np.asarray(grad(w))
        path = [*path[-steps:], w]
    return np.array(path)
