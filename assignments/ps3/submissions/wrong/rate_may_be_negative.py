# loses: gradient_descent
# hint: lr <= 0 and steps < 0 must raise ValueError: a negative rate climbs without a word.
# hint.ko: lr <= 0이나 steps < 0이면 ValueError를 내야 합니다. 음의 학습률은 조용히 오르막을 오릅니다.
import numpy as np

def gradient_descent(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(steps):
        w = w - lr * np.asarray(grad(w))
        path.append(w)
    return np.array(path)
