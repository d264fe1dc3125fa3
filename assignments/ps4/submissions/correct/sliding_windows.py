# loses: nothing
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv1d(x, w, b=0.0, stride=1):
    x, w = np.asarray(x, float), np.asarray(w, float)
    if stride < 1:
        raise ValueError("stride must be at least 1")
    if x.ndim != 1 or w.ndim != 1 or w.size < 1:
        raise ValueError("x and w must be vectors")
    return sliding_window_view(x, len(w))[::stride] @ w + b  # raises ValueError if w is too long


def windows(x, kernel_size, stride, padding):
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, kernel_size, (SH, SW))
    return sliding_window_view(x, pair(kernel_size, "kernel_size"), axis=(1, 2))[:, ::SH, ::SW]


def conv2d(x, k, stride=1, padding="valid"):
    x, k = np.asarray(x, float), np.asarray(k, float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be matrices")
    patches = windows(x[None, :, :, None], k.shape, stride, padding)[0, :, :, 0]
    return np.einsum("ijab,ab->ij", patches, k)


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    return np.einsum("nijcab,abcf->nijf", windows(x, W.shape[:2], stride, padding), W) + b


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    patches = windows(x, W.shape[:2], stride, padding)  # (N, OH, OW, C, KH, KW)
    return np.tensordot(patches, W, axes=([4, 5, 3], [0, 1, 2])) + b


def conv_layer_backward(dout, x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    SH, SW = pair(stride, "stride")
    KH, KW, C, F = W.shape
    patches = windows(x, (KH, KW), (SH, SW), padding)
    dout = np.asarray(dout, float)
    if dout.shape != (*patches.shape[:3], F):
        raise ValueError("dout does not fit")
    dW = np.einsum("nijcab,nijf->abcf", patches, dout)
    padded = pad2d(x, padding, (KH, KW), (SH, SW))
    # dx is the full correlation of the spread-out dout with the kernels turned around
    N, OH, OW, _ = dout.shape
    spread = np.zeros((N, padded.shape[1] + KH - 1, padded.shape[2] + KW - 1, F))
    spread[:, KH - 1:KH - 1 + OH * SH:SH, KW - 1:KW - 1 + OW * SW:SW] = dout
    turned = W[::-1, ::-1]
    dx = np.einsum("nijfab,abcf->nijc", sliding_window_view(spread, (KH, KW), axis=(1, 2)), turned)
    top = (padded.shape[1] - x.shape[1]) // 2
    left = (padded.shape[2] - x.shape[2]) // 2
    return dx[:, top:top + x.shape[1], left:left + x.shape[2]], dW, dout.sum((0, 1, 2))
