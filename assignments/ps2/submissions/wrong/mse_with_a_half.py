# loses: mse
# hint: Some books put ½ in front so that the slope looks nicer; this question asks for the plain mean.
# hint.ko: 미분을 깔끔하게 하려고 ½을 붙이는 책도 있지만, 여기서는 그냥 평균입니다.
import numpy as np


def mse(y, t):
    y, t = np.asarray(y, dtype=float), np.asarray(t, dtype=float)
    if y.shape != t.shape:
        raise ValueError("y and t differ in shape")
    return 0.5 * np.mean((y - t) ** 2)
