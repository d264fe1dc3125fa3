"""Sizes, parameter counts and receptive fields: a CNN on paper, before a line of it runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

Size = int | tuple[int, int]  # 3, or (rows, columns)
Row = tuple[str, tuple[int, ...], int]  # of a summary: name, output shape, parameters


def pair(value: Size, name: str) -> tuple[int, int]:
    """An integer n as (n, n), a pair of integers as it stands; all must be at least 1."""
    numbers = (value, value) if isinstance(value, int | np.integer) else tuple(value)
    if len(numbers) != 2 or not all(isinstance(n, int | np.integer) and n >= 1 for n in numbers):
        raise ValueError(f"{name} must be an integer ≥ 1 or a pair of them, got {value!r}")
    return int(numbers[0]), int(numbers[1])


def changed_inputs(image: ArrayLike, shift: Size) -> int:
    """Count the inputs of a flattened image whose value changes when the image moves.

    What moves out of the frame is lost; what comes in from outside is background, 0.

    Args:
        image: one grey image, (H, W).
        shift: an integer moves the image that many columns to the right (to the left if
            negative); a pair moves it (rows down, columns right). Unlike a size, a shift may be
            0 or negative (``pair`` would refuse it), and it may be larger than the image.

    Returns:
        How many of the H·W pixels differ between the image and the moved image: an integer.

    Raises:
        ValueError: image is not of rank 2.

    Example:
        >>> changed_inputs([[0, 1, 1, 0]], -1)   # becomes [[1, 1, 0, 0]]
        2

    Source: the lecture's first argument against the MLP: two pixels to the left change
        154 of the 784 inputs.
    """
    image = np.asarray(image)
    if image.ndim != 2:
        raise ValueError(f"image must be of shape (H, W), got {image.shape}")
    H, W = image.shape
    down, right = (0, shift) if isinstance(shift, int | np.integer) else shift
    moved = np.zeros_like(image)
    for row in range(max(down, 0), min(H + down, H)):
        for column in range(max(right, 0), min(W + right, W)):
            moved[row, column] = image[row - down, column - right]
    return int(np.count_nonzero(moved != image))


def conv_output_size(n: int, f: int, stride: int = 1, padding: int | str = 0) -> int:
    """Count the positions of a window along one axis: (n + 2p − f) / stride + 1, floored.

    A window that would stick out at the end is dropped, as every framework does.

    Args:
        n: length of the axis.
        f: length of the window (a kernel or a pool).
        stride: step from one position to the next.
        padding: an integer p ≥ 0 (p entries on either side), "valid" (p = 0), or "same"
            (as much as makes the result ⌈n / stride⌉, whatever f is).

    Returns:
        The length of the output: an integer ≥ 1.

    Raises:
        ValueError: n, f or stride is less than 1; padding is negative or an unknown word;
            the window is longer than the padded axis.

    Example:
        >>> conv_output_size(28, 5), conv_output_size(28, 3, padding=1)
        (24, 28)
        >>> conv_output_size(7, 2, stride=2), conv_output_size(7, 2, 2, "same")
        (3, 4)

    Source: the lecture's formula OH = (H + 2P − FH) / S + 1; TensorFlow's rule for "same".
    """
    if min(n, f, stride) < 1:
        raise ValueError(f"n, f and stride must be at least 1, got {n}, {f} and {stride}")
    if padding == "same":
        return -(-n // stride)  # the ceiling, without a detour over floats
    p = 0 if padding == "valid" else padding
    if isinstance(p, str) or p < 0:
        raise ValueError(f'padding must be "valid", "same" or an integer ≥ 0, got {padding!r}')
    if f > n + 2 * p:
        raise ValueError(f"f = {f} is longer than the padded axis, {n + 2 * p}")
    return (n + 2 * p - f) // stride + 1


def is_exact(n: int, f: int, stride: int, padding: int) -> bool:
    """Say whether (n + 2p − f) / stride + 1 is a natural number: no row is left over.

    Args:
        n: length of the axis, at least 1.
        f: length of the window, at least 1.
        stride: step from one position to the next, at least 1.
        padding: p ≥ 0 entries on either side.

    Returns:
        True if the formula gives 1, 2, 3, … without rounding, else False; so False too where
        the window is longer than the padded axis.

    Raises:
        ValueError: n, f or stride is less than 1, or padding is negative.

    Example:
        >>> is_exact(28, 5, 1, 0), is_exact(28, 5, 2, 0), is_exact(2, 4, 1, 0)
        (True, False, False)

    Source: the lecture asks that the formula's result be a natural number.
    """
    if min(n, f, stride) < 1 or padding < 0:
        raise ValueError(f"cannot be: n = {n}, f = {f}, stride = {stride}, padding = {padding}")
    room = n + 2 * padding - f
    return room >= 0 and room % stride == 0


def pool_divides(n: int, pool: int) -> bool:
    """Say whether a map of length n splits into pools without a remainder.

    Args:
        n: length of the axis, at least 1.
        pool: length of the pool, at least 1; its stride is the same.

    Returns:
        True if n is a multiple of pool.

    Raises:
        ValueError: n or pool is less than 1.

    Example:
        >>> pool_divides(14, 2), pool_divides(7, 2), pool_divides(2, 4)
        (True, False, False)

    Source: the lecture asks that a map before a pooling layer be a multiple of the pool.
    """
    if min(n, pool) < 1:
        raise ValueError(f"n and pool must be at least 1, got {n} and {pool}")
    return n % pool == 0


def conv_params(kernel_size: Size, in_channels: int, filters: int, bias: bool = True) -> int:
    """Count the parameters of a convolution layer.

    Args:
        kernel_size: an integer, or a pair (KH, KW).
        in_channels: channels of the layer's input; each filter spans them all.
        filters: number of filters, which is the number of output channels.
        bias: whether every filter has one bias.

    Returns:
        The number of weights and biases: an integer.

    Raises:
        ValueError: one of the numbers is less than 1.

    Example:
        >>> conv_params(3, 1, 32)
        320

    Source: the lecture: filters × kernel × depth of the layer before + filters.
    """
    KH, KW = pair(kernel_size, "kernel_size")
    if min(in_channels, filters) < 1:
        raise ValueError(f"in_channels and filters must be ≥ 1, got {in_channels} and {filters}")
    return KH * KW * in_channels * filters + filters * bool(bias)


def dense_params(n_in: int, n_out: int, bias: bool = True) -> int:
    """Count the parameters of a dense (fully connected) layer.

    Args:
        n_in: number of inputs.
        n_out: number of nodes.
        bias: whether every node has one bias.

    Returns:
        The number of weights and biases: an integer.

    Raises:
        ValueError: n_in or n_out is less than 1.

    Example:
        >>> dense_params(784, 512)
        401920

    Source: the lecture: (784 × 512) + 512 = 401,920.
    """
    if min(n_in, n_out) < 1:
        raise ValueError(f"n_in and n_out must be at least 1, got {n_in} and {n_out}")
    return (n_in + bool(bias)) * n_out


def batchnorm_params(channels: int) -> tuple[int, int]:
    """Count the parameters of a batch normalization layer, learned and merely recorded.

    For each channel it learns a scale γ and a shift β by gradient descent, and records a
    running mean and a running variance, which no gradient touches.

    Args:
        channels: channels of the layer's input.

    Returns:
        (trainable, non-trainable): two integers.

    Raises:
        ValueError: channels is less than 1.

    Example:
        >>> sum(batchnorm_params(64))
        256

    Source: Ioffe and Szegedy, 2015; ``keras.layers.BatchNormalization``.
    """
    if channels < 1:
        raise ValueError(f"channels must be at least 1, got {channels}")
    return 2 * channels, 2 * channels


def summarize(layers: Sequence[dict[str, Any]], input_shape: tuple[int, ...]) -> list[Row]:
    """Trace shape and parameter count through a stack of layers, as Keras's ``model.summary()``.

    Args:
        layers: one dict for each layer. "type" is the name of the Keras layer, the other keys
            are Keras's arguments; those in brackets may be missing and then have the value that
            stands here (only pool_size of AveragePooling2D has no default in Keras).

            - {"type": "Conv2D", "filters": 32, "kernel_size": 3, ["strides": 1,
              "padding": "valid", "use_bias": True]}
            - {"type": "MaxPooling2D" or "AveragePooling2D", ["pool_size": 2, "strides": None,
              "padding": "valid"]}; strides None is the pool size
            - {"type": "Dense", "units": 10, ["use_bias": True]}: connects the last axis alone,
              as Keras does: (H, W, C) becomes (H, W, units); put a Flatten before it
            - {"type": "BatchNormalization"}: over the last axis
            - {"type": "GlobalAveragePooling2D"}, {"type": "Flatten"}, {"type": "Dropout"},
              {"type": "Activation"}

            Sizes and strides are an integer or a pair, padding is "valid" or "same". Each may
            have a "name". Keys such as "activation" and "rate" change nothing: ignore them.
            No key that a layer needs is missing, and no number is less than 1.
        input_shape: shape of one input without the batch axis, of any rank: (28, 28, 1),
            (10, 8), (784,).

    Returns:
        A list with one row for each layer: (name, output shape, parameters). The name is the
        layer's "name", or its "type" if it has none. The shape is without the batch axis,
        which Keras prints as None. Parameters include those which are not trained. All sizes
        and counts are integers.

    Raises:
        ValueError: a type that is not listed above; a Conv2D or pooling layer (also
            GlobalAveragePooling2D) on an input that is not (H, W, C); a window larger than its
            input under "valid" padding.

    Example:
        >>> summarize([{"type": "Flatten"}, {"type": "Dense", "units": 10}], (28, 28, 1))
        [('Flatten', (784,), 0), ('Dense', (10,), 7850)]

    Source: ``keras.Model.summary``.
    """

    def slide(H: int, W: int, window: Size, strides: Size, padding: str) -> tuple[int, int]:
        (FH, FW), (SH, SW) = pair(window, "window"), pair(strides, "strides")
        return conv_output_size(H, FH, SH, padding), conv_output_size(W, FW, SW, padding)

    shape = tuple(input_shape)
    table: list[Row] = []
    for layer in layers:
        kind, padding = layer["type"], layer.get("padding", "valid")
        parameters = 0
        if kind.endswith("2D"):
            if len(shape) != 3:
                raise ValueError(f"layers: {kind} needs an input (H, W, C), got shape {shape}")
            H, W, C = shape
        match kind:
            case "Conv2D":
                F, kernel = layer["filters"], layer["kernel_size"]
                shape = (*slide(H, W, kernel, layer.get("strides", 1), padding), F)
                parameters = conv_params(kernel, C, F, layer.get("use_bias", True))
            case "MaxPooling2D" | "AveragePooling2D":
                pool, strides = layer.get("pool_size", 2), layer.get("strides")
                shape = (*slide(H, W, pool, pool if strides is None else strides, padding), C)
            case "GlobalAveragePooling2D":
                shape = (C,)
            case "Flatten":
                shape = (int(np.prod(shape)),)
            case "Dense":
                parameters = dense_params(shape[-1], layer["units"], layer.get("use_bias", True))
                shape = (*shape[:-1], layer["units"])
            case "BatchNormalization":
                parameters = sum(batchnorm_params(shape[-1]))
            case "Dropout" | "Activation":
                pass
            case _:
                raise ValueError(f"layers: unknown type {kind!r}")
        table.append((layer.get("name", kind), shape, parameters))
    return table


def lenet5_summary() -> list[Row]:
    """Summarize LeNet-5 with every map of C3 connected to all six maps of S2.

    The input is one grey image of 32×32 pixels; no layer pads. C1: 6 filters of 5×5; S2: a pool
    of 2; C3: 16 filters of 5×5; S4: a pool of 2; C5: 120 filters of 5×5; then Flatten, the dense
    layer F6 with 84 nodes and the dense output layer with 10. All with biases; the pooling
    layers have no parameters (in 1998 they had two for each map).

    Returns:
        Eight rows as ``summarize`` gives them, named "C1", "S2", "C3", "S4", "C5", "Flatten",
        "F6" and "output".

    Example:
        >>> lenet5_summary()[1]
        ('S2', (14, 14, 6), 0)

    Source: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document
        recognition", Proceedings of the IEEE, 1998.
    """
    layers: list[dict[str, Any]] = [
        {"type": "Conv2D", "name": "C1", "filters": 6, "kernel_size": 5},
        {"type": "AveragePooling2D", "name": "S2"},
        {"type": "Conv2D", "name": "C3", "filters": 16, "kernel_size": 5},
        {"type": "AveragePooling2D", "name": "S4"},
        {"type": "Conv2D", "name": "C5", "filters": 120, "kernel_size": 5},
        {"type": "Flatten"},
        {"type": "Dense", "name": "F6", "units": 84},
        {"type": "Dense", "name": "output", "units": 10},
    ]
    return summarize(layers, (32, 32, 1))


def receptive_field(layers: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """Measure the patch of the input that one unit behind these layers depends on.

    Args:
        layers: descriptions as for ``summarize``; Conv2D, MaxPooling2D and AveragePooling2D
            slide a window, Dropout, Activation and BatchNormalization change nothing.
            Padding does not matter: count as if the image had no border.

    Returns:
        (rows, columns) of the patch: two integers; (1, 1) for no layers at all.

    Raises:
        ValueError: any other type (behind Flatten, Dense or GlobalAveragePooling2D a unit sees
            the whole image).

    Example:
        >>> conv = {"type": "Conv2D", "filters": 8, "kernel_size": 3}
        >>> receptive_field([conv]), receptive_field([conv, conv])
        ((3, 3), (5, 5))

    Source: Araujo, Norris and Sim, "Computing receptive fields of convolutional neural
        networks", Distill, 2019.
    """
    rows, columns = 1, 1  # the patch that one unit sees
    row_step, column_step = 1, 1  # input pixels between two neighbouring units
    for layer in layers:
        if layer["type"] in ("Dropout", "Activation", "BatchNormalization"):
            continue
        if layer["type"] == "Conv2D":
            window, strides = layer["kernel_size"], layer.get("strides", 1)
        elif layer["type"] in ("MaxPooling2D", "AveragePooling2D"):
            window = layer.get("pool_size", 2)
            strides = window if layer.get("strides") is None else layer["strides"]
        else:
            raise ValueError(f"layers: {layer['type']} has no receptive field")
        (FH, FW), (SH, SW) = pair(window, "window"), pair(strides, "strides")
        rows, columns = rows + (FH - 1) * row_step, columns + (FW - 1) * column_step
        row_step, column_step = row_step * SH, column_step * SW
    return rows, columns
