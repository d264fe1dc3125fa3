# loses: nothing
import numpy as np
from scipy.ndimage import laplace, sobel
from scipy.signal import convolve2d, correlate2d


def conv1d(x, w, b=0.0, stride=1):
    x, w = np.asarray(x, float), np.asarray(w, float)
    if x.ndim != 1 or w.ndim != 1 or not 0 < w.size <= x.size or stride < 1:
        raise ValueError("conv1d: x, w or stride cannot be used")
    return np.correlate(x, w, mode="valid")[::stride] + b


def conv2d(x, k, stride=1, padding="valid"):
    x, k = np.asarray(x, float), np.asarray(k, float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be matrices")
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, k.shape, (SH, SW))
    if x.shape[0] < k.shape[0] or x.shape[1] < k.shape[1]:
        raise ValueError("the kernel is too large")
    return correlate2d(x, k, mode="valid")[::SH, ::SW]


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    return np.array([
        np.dstack([
            sum(conv2d(image[..., c], W[..., c, f], stride, padding) for c in range(W.shape[2])) + b[f]
            for f in range(W.shape[3])
        ])
        for image in x
    ])


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    # SciPy's loops are compiled: images, channels and filters are few, pixels are many
    return conv_layer(x, W, b, stride, padding)


def conv_layer_backward(dout, x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    SH, SW = pair(stride, "stride")
    KH, KW, C, F = W.shape
    padded = pad2d(x, padding, (KH, KW), (SH, SW))
    N, PH, PW, _ = padded.shape
    dout = np.asarray(dout, float)
    if PH < KH or PW < KW or dout.shape != (N, (PH - KH) // SH + 1, (PW - KW) // SW + 1, F):
        raise ValueError("dout does not fit")
    spread = np.zeros((N, PH - KH + 1, PW - KW + 1, F))
    spread[:, ::SH, ::SW] = dout
    dpadded, dW = np.zeros_like(padded), np.zeros_like(W)
    for n in range(N):
        for c in range(C):
            for f in range(F):
                dW[:, :, c, f] += correlate2d(padded[n, :, :, c], spread[n, :, :, f], mode="valid")
                dpadded[n, :, :, c] += convolve2d(spread[n, :, :, f], W[:, :, c, f], mode="full")
    top, left = (PH - x.shape[1]) // 2, (PW - x.shape[2]) // 2
    return dpadded[:, top:top + x.shape[1], left:left + x.shape[2]], dW, dout.sum(axis=(0, 1, 2))


def edge_filters():
    pixel = np.zeros((3, 3))
    pixel[1, 1] = 1
    return {
        "sobel_x": sobel(pixel, axis=1)[::-1, ::-1],
        "sobel_y": sobel(pixel, axis=0)[::-1, ::-1],
        "laplacian": laplace(pixel),
    }
