# loses: receptive_field
# hint: A window of f adds f - 1 steps: two 3×3 kernels see 5 pixels, not 7.
# hint.ko: 크기 f인 윈도우는 f - 1걸음을 더합니다. 3×3 두 층은 7이 아니라 5픽셀을 봅니다.
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
            size[axis] += window[axis] * jump[axis]
            jump[axis] *= strides[axis]
    return tuple(size)
