# loses: receptive_field
# hint: A layer's own stride spreads the units behind it, not its own window: grow first, then multiply the step.
# hint.ko: 층의 스트라이드는 자신의 윈도우가 아니라 그 뒤의 층에 작용합니다. 먼저 크기를 늘리고 나서 곱하세요.
def receptive_field(layers):
    size, jump = [1, 1], [1, 1]
    for layer in layers:
        kind = layer["type"]
        if kind in ("Dropout", "Activation", "BatchNormalization"):
            continue
        if kind == "Conv2D":
            window = pair(layer["kernel_size"], "kernel_size")
            strides = pair(layer.get("strides", 1), "strides")
        elif kind in ("MaxPooling2D", "AveragePooling2D"):
            window = pair(layer.get("pool_size", 2), "pool_size")
            strides = pair(layer.get("strides") or window, "strides")
        else:
            raise ValueError("the whole image is seen")
        for axis in (0, 1):
            jump[axis] *= strides[axis]
            size[axis] += (window[axis] - 1) * jump[axis]
    return tuple(size)
