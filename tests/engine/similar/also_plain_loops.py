# Another answer to ps4 in plain loops, written anew: nothing of plain_loops.py of the corpus is copied.
import numpy as np


def conv1d(x, w, b=0.0, stride=1):
    signal, weights = np.asarray(x, float), np.asarray(w, float)
    n, k = signal.size, weights.size
    if signal.ndim > 1 or weights.ndim > 1 or signal.ndim + weights.ndim != 2:
        raise ValueError("one dimension each, please")
    if k < 1 or n < k:
        raise ValueError("bad weights")
    if stride < 1:
        raise ValueError("bad stride")
    number = (n - k) // stride + 1
    result = np.empty(number)
    for position in range(number):
        start = position * stride
        s = 0
        for offset in range(k):
            s = s + weights[offset] * signal[start + offset]
        result[position] = s + b
    return result


def pad2d(x, padding, kernel_size, stride=1):
    images = np.asarray(x, float)
    kernel = pair(kernel_size, "kernel_size")
    step = pair(stride, "stride")
    if images.ndim == 2 or images.ndim == 3:
        axes = (0, 1)
    elif images.ndim == 4:
        axes = (1, 2)
    else:
        raise ValueError("2, 3 or 4 axes")
    shape = list(images.shape)
    corner = [slice(None)] * images.ndim
    for which in (0, 1):
        axis = axes[which]
        length = images.shape[axis]
        if padding == "same":
            needed = int(np.ceil(length / step[which]))
            extra = (needed - 1) * step[which] + kernel[which] - length
            if extra < 0:
                extra = 0
            low = extra // 2
        elif padding == "valid":
            extra = low = 0
        elif not isinstance(padding, str) and padding >= 0:
            low = padding
            extra = 2 * padding
        else:
            raise ValueError("no such padding")
        shape[axis] = length + extra
        corner[axis] = slice(low, low + length)
    result = np.zeros(shape)
    result[tuple(corner)] = images
    return result


def conv2d(x, k, stride=1, padding="valid"):
    image, kernel = np.asarray(x, float), np.asarray(k, float)
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError("a matrix each, please")
    down, right = pair(stride, "stride")
    image = pad2d(image, padding, kernel.shape, stride)
    if kernel.size == 0 or any(a < b for a, b in zip(image.shape, kernel.shape)):
        raise ValueError("kernel does not fit")
    height = 1 + (image.shape[0] - kernel.shape[0]) // down
    width = 1 + (image.shape[1] - kernel.shape[1]) // right
    result = np.zeros((height, width))
    for r in range(height):
        for c in range(width):
            for u in range(kernel.shape[0]):
                for v in range(kernel.shape[1]):
                    result[r, c] += image[r * down + u, c * right + v] * kernel[u, v]
    return result


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    images, channels, filters = x.shape[0], W.shape[2], W.shape[3]
    first = conv2d(x[0, :, :, 0], W[:, :, 0, 0], stride, padding)
    result = np.zeros((images, first.shape[0], first.shape[1], filters))
    for n in range(images):
        for f in range(filters):
            for c in range(channels):
                result[n, :, :, f] += conv2d(x[n, :, :, c], W[:, :, c, f], stride, padding)
            result[n, :, :, f] += b[f]
    return result


def conv_layer_backward(dout, x, W, b, stride=1, padding="valid"):
    forward = conv_layer(x, W, b, stride, padding)
    x, W, b = layer_arrays(x, W, b)
    dout = np.asarray(dout, float)
    if forward.shape != dout.shape:
        raise ValueError("dout is not shaped like the output")
    down, right = pair(stride, "stride")
    big = pad2d(x, padding, W.shape[:2], stride)
    dbig, dW = np.zeros_like(big), np.zeros_like(W)
    for r in range(dout.shape[1]):
        for c in range(dout.shape[2]):
            for n in range(dout.shape[0]):
                top, left = r * down, c * right
                window = (n, slice(top, top + W.shape[0]), slice(left, left + W.shape[1]))
                for f in range(dout.shape[3]):
                    dW[:, :, :, f] += big[window] * dout[n, r, c, f]
                    dbig[window] += W[:, :, :, f] * dout[n, r, c, f]
    marks = np.arange(1, 1 + x.shape[1] * x.shape[2]).reshape(x.shape[1:3])
    where = np.argwhere(pad2d(marks, padding, W.shape[:2], stride) == 1)[0]
    dx = dbig[:, where[0] : where[0] + x.shape[1], where[1] : where[1] + x.shape[2]]
    return dx, dW, dout.sum(axis=(0, 1, 2))


def im2col(x, kernel_size, stride, padding):
    images = np.asarray(x, float)
    if images.ndim != 4:
        raise ValueError("four axes, please")
    height, width = pair(kernel_size, "kernel_size")
    down, right = pair(stride, "stride")
    images = pad2d(images, padding, kernel_size, stride)
    n, h, w, c = images.shape
    if h < height or w < width:
        raise ValueError("kernel does not fit")
    across, along = (h - height) // down + 1, (w - width) // right + 1
    matrix = np.zeros((n * across * along, height * width * c))
    line = 0
    for image in range(n):
        for i in range(across):
            for j in range(along):
                patch = images[image, i * down : i * down + height, j * right : j * right + width]
                matrix[line] = patch.reshape(-1)
                line += 1
    return matrix


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    height, width, channels, filters = W.shape
    columns = im2col(x, (height, width), stride, padding)
    product = columns.dot(W.reshape(height * width * channels, filters)) + b
    h = pad2d(x, padding, (height, width), stride).shape[1]
    rows = (h - height) // pair(stride, "stride")[0] + 1
    return product.reshape(len(x), rows, -1, filters)
