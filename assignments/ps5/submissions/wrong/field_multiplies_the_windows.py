# loses: receptive_field
# hint: The windows are multiplied. Each adds its length − 1, times the strides before it.
# hint.ko: 윈도우 크기를 곱했습니다. 윈도우마다 (크기 − 1) × (앞선 스트라이드의 곱)을 더합니다.
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
            size[axis] *= window[axis]
            jump[axis] *= strides[axis]
    return tuple(size)
