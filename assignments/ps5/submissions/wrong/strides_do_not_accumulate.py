# loses: receptive_field
# hint: Only the last stride counts here. The steps multiply: behind two strides of 2 a unit moves 4 pixels.
# hint.ko: 바로 앞 층의 스트라이드만 썼습니다. 스트라이드는 곱해집니다. 2가 두 번이면 4픽셀씩 움직입니다.
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
            jump[axis] = strides[axis]
    return tuple(size)
