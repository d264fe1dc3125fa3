# loses: summarize
# hint: A dense layer is connected to the last axis alone, but its output keeps the axes before it: (H, W, C) becomes (H, W, units).
# hint.ko: Dense는 마지막 축에만 연결되고 앞의 축은 그대로 남습니다. (H, W, C)는 (H, W, units)가 됩니다.
def summarize(layers, input_shape):
    shape = tuple(input_shape)
    rows = []
    for layer in layers:
        kind = layer["type"]
        name = layer.get("name", kind)
        padding = layer.get("padding", "valid")
        params = 0
        if kind.endswith("2D"):
            if len(shape) != 3:
                raise ValueError("this layer needs images")
            H, W, C = shape
        if kind == "Conv2D":
            KH, KW = pair(layer["kernel_size"], "kernel_size")
            SH, SW = pair(layer.get("strides", 1), "strides")
            F = layer["filters"]
            OH = conv_output_size(H, KH, SH, padding)
            OW = conv_output_size(W, KW, SW, padding)
            params = conv_params((KH, KW), C, F, layer.get("use_bias", True))
            shape = (OH, OW, F)
        elif kind in ("MaxPooling2D", "AveragePooling2D"):
            pool = layer.get("pool_size", 2)
            strides = layer.get("strides", None)
            if strides is None:
                strides = pool
            PH, PW = pair(pool, "pool_size")
            SH, SW = pair(strides, "strides")
            OH = conv_output_size(H, PH, SH, padding)
            OW = conv_output_size(W, PW, SW, padding)
            shape = (OH, OW, C)
        elif kind == "GlobalAveragePooling2D":
            shape = (C,)
        elif kind == "Flatten":
            size = 1
            for n in shape:
                size *= n
            shape = (size,)
        elif kind == "Dense":
            params = dense_params(shape[-1], layer["units"], layer.get("use_bias", True))
            shape = (layer["units"],)
        elif kind == "BatchNormalization":
            trainable, recorded = batchnorm_params(shape[-1])
            params = trainable + recorded
        elif kind not in ("Dropout", "Activation"):
            raise ValueError("unknown layer type")
        rows.append((name, shape, params))
    return rows
