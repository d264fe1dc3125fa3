# loses: nothing

# as_strided views and einsum; every result is a nested list.
import numpy as np
from numpy.lib.stride_tricks import as_strided


def conv1d(x, w, b=0.0, stride=1):
    x, w = np.ascontiguousarray(x, dtype=float), np.asarray(w, dtype=float)
    if x.ndim != 1 or w.ndim != 1:
        raise ValueError("x and w must be vectors")
    if stride < 1:
        raise ValueError("stride")
    if len(w) > len(x) or len(w) == 0:
        raise ValueError("w")
    (step,) = x.strides
    stops = (len(x) - len(w)) // stride + 1
    return (as_strided(x, (stops, len(w)), (stride * step, step)) @ w + b).tolist()


def patches_of(x, kernel_size, stride, padding):
    down, right = pair(stride, "stride")
    KH, KW = pair(kernel_size, "kernel_size")
    x = np.ascontiguousarray(pad2d(x, padding, (KH, KW), (down, right)))
    N, H, W, C = x.shape
    if KH > H or KW > W:
        raise ValueError("the kernel is larger than the padded images")
    n, h, w, c = x.strides
    shape = (N, (H - KH) // down + 1, (W - KW) // right + 1, KH, KW, C)
    return as_strided(x, shape, (n, h * down, w * right, h, w, c))


def conv2d(x, k, stride=1, padding="valid"):
    x, k = np.asarray(x, dtype=float), np.asarray(k, dtype=float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be matrices")
    patches = patches_of(x.reshape(1, *x.shape, 1), k.shape, stride, padding)
    return np.einsum("nijabc,ab->ij", patches, k).tolist()


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    patches = patches_of(x, W.shape[:2], stride, padding)
    return (np.einsum("nijabc,abcf->nijf", patches, W) + b).tolist()


def conv_layer_backward(dout, x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    patches = patches_of(x, W.shape[:2], stride, padding)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != (*patches.shape[:3], len(b)):
        raise ValueError("dout must have the shape of the output")
    # which pixel of x stands at each place of each patch? Padding is pixel 0, x begins with 1.
    numbers = np.arange(1, x.size + 1).reshape(x.shape)
    pixels = patches_of(numbers, W.shape[:2], stride, padding).astype(int)
    shares = np.einsum("nijf,abcf->nijabc", dout, W)
    dx = np.bincount(pixels.ravel(), shares.ravel(), x.size + 1)[1:].reshape(x.shape)
    dW = np.einsum("nijabc,nijf->abcf", patches, dout)
    return dx.tolist(), dW.tolist(), dout.sum((0, 1, 2)).tolist()


def im2col(x, kernel_size, stride, padding):
    if np.ndim(x) != 4:
        raise ValueError("x must be a batch")
    patches = patches_of(x, kernel_size, stride, padding)
    return [list(map(float, patch.flat)) for image in patches for line in image for patch in line]


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    patches = patches_of(x, W.shape[:2], stride, padding)
    return np.tensordot(patches, W, 3) + b


def edge_filters():
    sobel_x = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    return {
        "laplacian": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
        "sobel_x": sobel_x,
        "sobel_y": [list(column) for column in zip(*sobel_x)],
    }
