# loses: nothing

# Prints, warns and writes to stderr: none of it is a mistake.
import sys
import warnings

import numpy as np


def conv2d(x, k, stride=1, padding="valid"):
    print("conv2d: image", np.shape(x), "kernel", np.shape(k))
    print("this is not an error", file=sys.stderr)
    warnings.warn("the loops are slow")
    np.float64(1.0) / np.float64(0.0)  # a RuntimeWarning
    x, k = np.array(x, dtype=float), np.array(k, dtype=float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be two-dimensional")
    down, right = pair(stride, "stride")
    x = pad2d(x, padding, k.shape, stride)
    rows = range(0, x.shape[0] - k.shape[0] + 1, down)
    columns = range(0, x.shape[1] - k.shape[1] + 1, right)
    if not rows or not columns:
        raise ValueError("k is larger than the padded image")
    return [
        [float((x[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()) for j in columns] for i in rows
    ]


def edge_filters():
    print("three kernels")
    return {
        "laplacian": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
        "sobel_x": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
        "sobel_y": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    }
