# loses: receptive_field
# hint: Strides are ignored: behind a stride of 2, a further row of a kernel is two pixels further.
# hint.ko: 스트라이드를 무시했습니다. 스트라이드 2 뒤에서는 커널의 한 행이 두 픽셀입니다.
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
            size[axis] += (window[axis] - 1) * jump[axis]
    return tuple(size)
