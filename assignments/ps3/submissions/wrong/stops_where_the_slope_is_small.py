# loses: gradient_descent
# hint: The path ends early where the slope is nearly 0: take all `steps` steps, so that it has steps + 1 points.
# hint.ko: 기울기가 거의 0이면 경로가 일찍 끝납니다. steps번을 모두 걸어 점이 steps + 1개가 되게 하세요.
import numpy as np


def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0 and steps >= 0")
    path = [np.array(w0, dtype=float)]
    for _ in range(steps):
        g = np.asarray(grad(path[-1].copy()))
        if np.max(np.abs(g)) < 1e-3:
            break
        path.append(path[-1] - lr * g)
    return np.array(path)
