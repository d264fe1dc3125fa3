# loses: nothing

# One axis at a time in a class, a layer as an object, im2col as a layer whose kernels pick one entry each.
from collections import OrderedDict, namedtuple
from functools import reduce
from itertools import product

import numpy as np

Gradients = namedtuple("Gradients", "dx dW db")


class Axis:
    """n pixels and the zeros around them; a kernel of k pixels stops there every s pixels."""

    def __init__(self, n, k, s, padding):
        if isinstance(padding, str):
            if padding not in ("valid", "same"):
                raise ValueError(f"padding {padding!r}")
            zeros = max((-(-n // s) - 1) * s + k - n, 0) if padding == "same" else 0
        elif padding < 0:
            raise ValueError(f"padding {padding!r}")
        else:
            zeros = 2 * padding
        self.n, self.k, self.s = n, k, s
        self.before, self.whole = zeros // 2, n + zeros

    @property
    def stops(self):
        if not 1 <= self.k <= self.whole:
            raise ValueError("the kernel is larger than the padded image")
        return range(0, self.whole - self.k + 1, self.s)

    def seen_by(self, u):
        """The pixels that entry u of the kernel meets."""
        return slice(u, u + self.stops[-1] + 1, self.s)

    @property
    def inside(self):
        return slice(self.before, self.before + self.n)


class Layer:
    def __init__(self, x, W, b, stride, padding):
        self.x, self.W, self.b = layer_arrays(x, W, b)
        sizes = zip(self.x.shape[1:3], self.W.shape[:2], pair(stride, "stride"))
        self.rows, self.columns = (Axis(*size, padding) for size in sizes)
        self.shape = len(self.x), len(self.rows.stops), len(self.columns.stops), len(self.b)
        self.padded = pad2d(self.x, padding, self.W.shape[:2], stride)
        self.entries = list(product(*map(range, self.W.shape[:2])))

    def at(self, entry):
        return slice(None), self.rows.seen_by(entry[0]), self.columns.seen_by(entry[1])

    def forward(self):
        def add(y, entry):
            return y + self.padded[self.at(entry)] @ self.W[entry]

        return reduce(add, self.entries, np.zeros(self.shape)) + self.b

    def backward(self, dout):
        if dout.shape != self.shape:
            raise ValueError(f"dout must be {self.shape}")
        dx, dW = np.zeros_like(self.padded), np.zeros_like(self.W)
        for entry in self.entries:
            dx[self.at(entry)] += dout @ self.W[entry].T
            dW[entry] = np.tensordot(self.padded[self.at(entry)], dout, ([0, 1, 2], [0, 1, 2]))
        return Gradients(dx[:, self.rows.inside, self.columns.inside], dW, dout.sum((0, 1, 2)))


def conv1d(x, w, b=0.0, stride=1):
    x, w = np.asarray(x, float), np.asarray(w, float)
    if (x.ndim, w.ndim) != (1, 1) or stride < 1:
        raise ValueError("x, w or stride")
    stops = Axis(len(x), len(w), stride, "valid").stops
    return np.fromiter((x[i : i + len(w)] @ w + b for i in stops), dtype=float)


def pad2d(x, padding, kernel_size, stride=1):
    x = np.asarray(x, dtype=float)
    if x.ndim == 2:
        return pad2d(x[None, :, :, None], padding, kernel_size, stride)[0, :, :, 0]
    if x.ndim == 3:
        return pad2d(x[None], padding, kernel_size, stride)[0]
    if x.ndim != 4:
        raise ValueError("x must be of rank 2, 3 or 4")
    sizes = zip(x.shape[1:3], pair(kernel_size, "kernel_size"), pair(stride, "stride"))
    rows, columns = (Axis(*size, padding) for size in sizes)
    padded = np.zeros((len(x), rows.whole, columns.whole, x.shape[3]))
    padded[:, rows.inside, columns.inside] = x
    return padded


def conv2d(x, k, stride=1, padding="valid"):
    x, k = np.asarray(x, float), np.asarray(k, float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be of rank 2")
    return conv_layer(x[None, ..., None], k[..., None, None], [0], stride, padding)[0, ..., 0]


def conv_layer(x, W, b, stride=1, padding="valid"):
    return Layer(x, W, b, stride, padding).forward()


conv_layer_fast = lambda x, W, b, stride=1, padding="valid": Layer(
    x, W, b, stride, padding
).forward()


def conv_layer_backward(dout, x, W, b, stride=1, padding="valid"):
    return Layer(x, W, b, stride, padding).backward(np.asarray(dout, float))


def im2col(x, kernel_size, stride, padding):
    x = np.asarray(x, float)
    if x.ndim != 4:
        raise ValueError("x must be a batch")
    KH, KW = pair(kernel_size, "kernel_size")
    size = KH * KW * x.shape[3]
    picks = np.eye(size).reshape(KH, KW, x.shape[3], size)
    return conv_layer(x, picks, np.zeros(size), stride, padding).reshape(-1, size)


def edge_filters():
    sobel_x = np.array([[-1.0, 0.0, 1.0]]) * np.array([[1.0], [2.0], [1.0]])
    laplacian = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]], dtype=np.int8)
    return OrderedDict(sobel_x=sobel_x, sobel_y=sobel_x.T.copy(), laplacian=laplacian)
