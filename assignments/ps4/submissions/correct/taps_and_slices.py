# loses: nothing

# One shifted image for each entry of the kernel, float32 throughout.
import numpy as np


def out_sizes(shape, kernel, stride):
    sizes = [(n - f) // s + 1 for n, f, s in zip(shape, kernel, stride)]
    if min(sizes) < 1:
        raise ValueError("the kernel is larger than the padded image")
    return sizes


def conv2d(x, k, stride=1, padding="valid"):
    x, k = np.asarray(x, np.float32), np.asarray(k, np.float32)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be matrices")
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, k.shape, (SH, SW))
    OH, OW = out_sizes(x.shape, k.shape, (SH, SW))
    y = np.zeros((OH, OW), np.float32)
    for a in range(k.shape[0]):
        for c in range(k.shape[1]):
            y += k[a, c] * x[a:a + SH * OH:SH, c:c + SW * OW:SW].astype(np.float32)
    return y


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    SH, SW = pair(stride, "stride")
    KH, KW = W.shape[:2]
    x = pad2d(x, padding, (KH, KW), (SH, SW)).astype(np.float32)
    OH, OW = out_sizes(x.shape[1:3], (KH, KW), (SH, SW))
    y = np.zeros((len(x), OH, OW, W.shape[3]), np.float32)
    for a in range(KH):
        for c in range(KW):
            y += (x[:, a:a + SH * OH:SH, c:c + SW * OW:SW] @ W[a, c]).astype(np.float32)
    return y + b.astype(np.float32)


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    return conv_layer(x, W, b, stride, padding)


def conv_layer_backward(dout, x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    SH, SW = pair(stride, "stride")
    KH, KW = W.shape[:2]
    padded = pad2d(x, padding, (KH, KW), (SH, SW))
    OH, OW = out_sizes(padded.shape[1:3], (KH, KW), (SH, SW))
    dout = np.asarray(dout, float)
    if dout.shape != (len(x), OH, OW, W.shape[3]):
        raise ValueError("dout does not fit")
    dW, dpadded = np.zeros_like(W), np.zeros_like(padded)
    for a in range(KH):
        for c in range(KW):
            tap = (slice(None), slice(a, a + SH * OH, SH), slice(c, c + SW * OW, SW))
            dW[a, c] = np.einsum("nijc,nijf->cf", padded[tap], dout)
            dpadded[tap] += dout @ W[a, c].T
    top = (padded.shape[1] - x.shape[1]) // 2
    left = (padded.shape[2] - x.shape[2]) // 2
    dx = dpadded[:, top:, left:][:, :x.shape[1], :x.shape[2]]
    return [dx, dW, np.einsum("nijf->f", dout)]


def im2col(x, kernel_size, stride, padding):
    x = np.asarray(x)
    if x.ndim != 4:
        raise ValueError("x must be a batch")
    SH, SW = pair(stride, "stride")
    KH, KW = pair(kernel_size, "kernel_size")
    x = pad2d(x, padding, (KH, KW), (SH, SW))
    OH, OW = out_sizes(x.shape[1:3], (KH, KW), (SH, SW))
    taps = [x[:, a:a + SH * OH:SH, c:c + SW * OW:SW] for a in range(KH) for c in range(KW)]
    return np.concatenate(taps, axis=-1).reshape(len(x) * OH * OW, -1)
