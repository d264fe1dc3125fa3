# loses: receptive_field
# hint: Pooling layers widen the field and double the step as well.
# hint.ko: 풀링층도 수용 영역을 넓히고 걸음을 키웁니다.
def receptive_field(layers):
    size, jump = [1, 1], [1, 1]
    for layer in layers:
        kind = layer["type"]
        if kind in ("Dropout", "Activation", "BatchNormalization", "MaxPooling2D", "AveragePooling2D"):
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
            jump[axis] *= strides[axis]
    return tuple(size)
