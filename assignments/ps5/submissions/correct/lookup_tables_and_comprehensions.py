# loses: nothing
from functools import reduce
from math import ceil, prod

import numpy as np


def changed_inputs(image, shift):
    image = np.asarray(image)
    if image.ndim != 2:
        raise ValueError("image must be (H, W)")
    down, right = (0, shift) if np.ndim(shift) == 0 else shift
    H, W = image.shape
    big = abs(down) + abs(right)
    canvas = np.pad(image, big)
    moved = canvas[big - down : big - down + H, big - right : big - right + W]
    return np.count_nonzero(moved != image)


def conv_output_size(n, f, stride=1, padding=0):
    if min(n, f, stride) < 1:
        raise ValueError("all of n, f and stride must be positive")
    if padding == "same":
        return len(range(0, n, stride))
    try:
        p = {"valid": 0}[padding] if isinstance(padding, str) else padding
    except KeyError:
        raise ValueError(f"padding {padding}") from None
    room = n + 2 * p - f
    if p < 0 or room < 0:
        raise ValueError("nothing fits")
    return len(range(0, room + 1, stride))


def is_exact(n, f, stride, padding):
    if min(n, f, stride) < 1 or padding < 0:
        raise ValueError("sizes")
    return (n + 2 * padding - f) in range(0, n + 2 * padding, stride)


def pool_divides(n, pool):
    return is_exact(n, pool, pool, 0)


def conv_params(kernel_size, in_channels, filters, bias=True):
    sides = [kernel_size] * 2 if np.ndim(kernel_size) == 0 else list(kernel_size)
    if min(*sides, in_channels, filters) < 1:
        raise ValueError("positive numbers, please")
    return (prod(sides) * in_channels + (1 if bias else 0)) * filters


def dense_params(n_in, n_out, bias=True):
    return conv_params(1, n_in, n_out, bias)


def summarize(layers, input_shape):
    def window(layer, shape, size, stride, channels):
        (FH, FW), (SH, SW) = pair(size, "size"), pair(stride, "strides")
        try:
            H, W, _ = shape
        except ValueError:
            raise ValueError("an image (H, W, C) is needed") from None
        padding = layer.get("padding", "valid")
        return [conv_output_size(H, FH, SH, padding), conv_output_size(W, FW, SW, padding), channels]

    def conv(layer, shape):
        size = layer["kernel_size"]
        new = window(layer, shape, size, layer.get("strides", 1), layer["filters"])
        return new, conv_params(size, shape[2], layer["filters"], layer.get("use_bias", True))

    def pool(layer, shape):
        size = layer.get("pool_size", 2)
        stride = layer.get("strides")
        return window(layer, shape, size, size if stride is None else stride, shape[-1]), 0

    def global_pool(layer, shape):
        return window({}, shape, 1, 1, shape[-1])[2:], 0

    def dense(layer, shape):
        count = dense_params(shape[-1], layer["units"], layer.get("use_bias", True))
        return [*shape[:-1], layer["units"]], count

    def same(layer, shape):
        return shape, 0

    handlers = {
        "Conv2D": conv,
        "MaxPooling2D": pool,
        "AveragePooling2D": pool,
        "GlobalAveragePooling2D": global_pool,
        "Flatten": lambda layer, shape: ([prod(shape)], 0),
        "Dense": dense,
        "BatchNormalization": lambda layer, shape: (shape, 4 * shape[-1]),
        "Dropout": same,
        "Activation": same,
    }
    rows, shape = [], list(input_shape)
    for layer in layers:
        if layer["type"] not in handlers:
            raise ValueError(f"what is {layer['type']}?")
        shape, count = handlers[layer["type"]](layer, shape)
        rows.append([layer.get("name", layer["type"]), tuple(shape), count])
    return rows


def receptive_field(layers):
    def back(extent, layer):
        if layer["type"] == "Conv2D":
            size, stride = layer["kernel_size"], layer.get("strides", 1)
        elif layer["type"] in ("MaxPooling2D", "AveragePooling2D"):
            size = layer.get("pool_size", 2)
            stride = layer.get("strides") or size
        elif layer["type"] in ("Dropout", "Activation", "BatchNormalization"):
            size = stride = 1
        else:
            raise ValueError("everything is seen")
        size, stride = pair(size, "size"), pair(stride, "stride")
        return [(e - 1) * s + f for e, s, f in zip(extent, stride, size)]

    return reduce(back, reversed(layers), [1, 1])
