# loses: gradient_descent
# hint: An integer w0 makes an integer path, which cuts off every fraction: make the path float.
# hint.ko: 정수 w0의 dtype을 그대로 쓰면 경로에서 소수점 아래가 잘립니다. 경로는 float로 만드세요.
import numpy as np

def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0 and steps >= 0")

    w0 = np.asarray(w0)
    path = np.zeros((steps + 1, *w0.shape), dtype=w0.dtype)
    path[0] = w0
    for i in range(steps):
        path[i + 1] = path[i] - lr * np.asarray(grad(path[i].astype(float)))
    return path
