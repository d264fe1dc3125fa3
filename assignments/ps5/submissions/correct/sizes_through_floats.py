# loses: nothing

# Floats count exactly as long as an axis has less than 10^15 entries.
import numpy as np


def conv_output_size(n, f, stride=1, padding=0):
    if n < 1 or f < 1 or stride < 1:
        raise ValueError("n, f and stride must be at least 1")
    if padding == "same":
        return (n + stride - 1) // stride
    if padding == "valid":
        padding = 0
    if isinstance(padding, str) or padding < 0:
        raise ValueError("unknown padding")
    if f > n + 2 * padding:
        raise ValueError("the window does not fit")
    return int(np.floor((n + 2 * padding - f) / stride + 1))
