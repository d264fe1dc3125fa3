# loses: gradient_descent
# hint: g *= lr writes into the array that grad returned, and grad may return it again: write w - lr * g.
# hint.ko: g *= lr은 grad가 돌려준 배열에 씁니다. grad는 그것을 다시 돌려줄 수 있습니다. w - lr * g로 쓰세요.
import numpy as np


def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0, steps >= 0")
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(steps):
        g = np.asarray(grad(w.copy()), dtype=float)
        g *= lr
        w = w - g
        path.append(w)
    return np.array(path)
