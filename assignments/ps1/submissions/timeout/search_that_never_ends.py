# loses: xor
import numpy as np


def xor(x1, x2):
    """Look for one perceptron that is xor."""
    rng = np.random.default_rng(0)
    while True:
        w, b = rng.normal(size=2), rng.normal()
        table = [float(np.dot(w, x) + b > 0) for x in [(0, 0), (0, 1), (1, 0), (1, 1)]]
        if table == [0, 1, 1, 0]:
            return float(np.dot(w, [x1, x2]) + b > 0)
