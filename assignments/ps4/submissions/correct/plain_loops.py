# loses: nothing
import numpy as np


def conv1d(x, w, b=0.0, stride=1):
    if np.ndim(x) != 1 or np.ndim(w) != 1:
        raise ValueError("x and w must be one-dimensional")
    if len(w) == 0 or len(w) > len(x):
        raise ValueError("w must not be empty or longer than x")
    if stride < 1:
        raise ValueError("stride must be at least 1")
    out = []
    i = 0
    while i + len(w) <= len(x):
        total = float(b)
        for j in range(len(w)):
            total += float(x[i + j]) * float(w[j])
        out.append(total)
        i += stride
    return out


def pad2d(x, padding, kernel_size, stride=1):
    x = np.array(x, dtype=float)
    if not 2 <= x.ndim <= 4:
        raise ValueError("x has the wrong rank")
    KH, KW = pair(kernel_size, "kernel_size")
    SH, SW = pair(stride, "stride")
    H, W = x.shape[1:3] if x.ndim == 4 else x.shape[:2]
    if padding == "valid":
        top = bottom = left = right = 0
    elif padding == "same":
        rows = KH - SH if H % SH == 0 else KH - H % SH
        columns = KW - SW if W % SW == 0 else KW - W % SW
        rows, columns = max(rows, 0), max(columns, 0)
        top, left = rows // 2, columns // 2
        bottom, right = rows - top, columns - left
    elif isinstance(padding, str) or padding < 0:
        raise ValueError("unknown padding")
    else:
        top = bottom = left = right = padding
    if x.ndim == 2:
        out = np.zeros((H + top + bottom, W + left + right))
        out[top:top + H, left:left + W] = x
    elif x.ndim == 3:
        out = np.zeros((H + top + bottom, W + left + right, x.shape[2]))
        out[top:top + H, left:left + W, :] = x
    else:
        out = np.zeros((x.shape[0], H + top + bottom, W + left + right, x.shape[3]))
        out[:, top:top + H, left:left + W, :] = x
    return out


def conv2d(x, k, stride=1, padding="valid"):
    x = np.array(x, dtype=float)
    k = np.array(k, dtype=float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be matrices")
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, k.shape, stride)
    H, W = x.shape
    KH, KW = k.shape
    if KH > H or KW > W:
        raise ValueError("the kernel is too large")
    rows = []
    for i in range(0, H - KH + 1, SH):
        row = []
        for j in range(0, W - KW + 1, SW):
            total = 0.0
            for a in range(KH):
                for c in range(KW):
                    total += x[i + a, j + c] * k[a, c]
            row.append(total)
        rows.append(row)
    return np.array(rows)


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    maps = []
    for image in x:
        channels_out = []
        for f in range(W.shape[3]):
            total = b[f]
            for c in range(W.shape[2]):
                total = total + conv2d(image[:, :, c], W[:, :, c, f], stride, padding)
            channels_out.append(total)
        maps.append(np.stack(channels_out, axis=-1))
    return np.stack(maps)


def conv_layer_backward(dout, x, W, b, stride=1, padding="valid"):
    y = conv_layer(x, W, b, stride, padding)
    x, W, b = layer_arrays(x, W, b)
    dout = np.array(dout, dtype=float)
    if dout.shape != y.shape:
        raise ValueError("dout has the wrong shape")
    SH, SW = pair(stride, "stride")
    KH, KW, C, F = W.shape
    padded = pad2d(x, padding, (KH, KW), stride)
    dpadded = np.zeros(padded.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(F)
    N, OH, OW, F = dout.shape
    for n in range(N):
        for i in range(OH):
            for j in range(OW):
                for f in range(F):
                    d = dout[n, i, j, f]
                    h, w = i * SH, j * SW
                    db[f] += d
                    dW[..., f] += d * padded[n, h:h + KH, w:w + KW]
                    dpadded[n, h:h + KH, w:w + KW] += d * W[..., f]
    inside = pad2d(np.ones(x.shape[1:3]), padding, (KH, KW), stride) == 1
    return dpadded[:, inside].reshape(x.shape), dW, db


def im2col(x, kernel_size, stride, padding):
    if np.ndim(x) != 4:
        raise ValueError("x must be a batch")
    KH, KW = pair(kernel_size, "kernel_size")
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, kernel_size, stride)
    if KH > x.shape[1] or KW > x.shape[2]:
        raise ValueError("the kernel is too large")
    rows = []
    for image in x:
        for i in range(0, x.shape[1] - KH + 1, SH):
            for j in range(0, x.shape[2] - KW + 1, SW):
                rows.append(image[i:i + KH, j:j + KW].flatten())
    return np.array(rows)


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    # the loops over images and positions are NumPy's now; mine run over the kernel's few entries
    x, W, b = layer_arrays(x, W, b)
    SH, SW = pair(stride, "stride")
    KH, KW, C, F = W.shape
    x = pad2d(x, padding, (KH, KW), stride)
    if KH > x.shape[1] or KW > x.shape[2]:
        raise ValueError("the kernel is too large")
    OH, OW = (x.shape[1] - KH) // SH + 1, (x.shape[2] - KW) // SW + 1
    y = np.zeros((len(x), OH, OW, F))
    for a in range(KH):
        for c in range(KW):
            y += np.dot(x[:, a:a + SH * OH:SH, c:c + SW * OW:SW], W[a, c])
    return y + b
