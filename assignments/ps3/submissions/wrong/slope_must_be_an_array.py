# loses: gradient_descent
# hint: lr * grad(w) fails where grad returns a list: np.asarray(grad(w)) makes an array of it.
# hint.ko: grad가 리스트를 돌려주면 lr * grad(w)가 실패합니다. np.asarray(grad(w))로 배열을 만드세요.
import numpy as np


def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0, steps >= 0")
    path = [np.array(w0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1].copy()))
    return np.array(path)
