# loses: gradient_descent
# hint: np.asarray does not copy a float array: w -= ... moves the caller's w0. Use np.array, or w = w - ...
# hint.ko: np.asarray는 실수 배열을 복사하지 않으므로 w -= ...가 호출한 쪽의 w0를 바꿉니다. np.array 또는 w = w - ...를 쓰세요.
import numpy as np

def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be > 0 and steps >= 0")

    w = np.asarray(w0, dtype=float)
    path = [w.copy()]
    for _ in range(steps):
        w -= lr * grad(w)
        path.append(w.copy())
    return np.array(path)
