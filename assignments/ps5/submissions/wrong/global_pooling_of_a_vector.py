# loses: summarize
# hint: GlobalAveragePooling2D on an input that is not (H, W, C) passes silently. The docstring asks for a ValueError.
# hint.ko: 입력이 (H, W, C)가 아닌데도 GlobalAveragePooling2D를 그냥 지나쳤습니다. ValueError를 일으켜야 합니다.
def summarize(layers, input_shape):
    shape = tuple(input_shape)
    rows = []
    for layer in layers:
        kind = layer["type"]
        name = layer.get("name", kind)
        padding = layer.get("padding", "valid")
        params = 0
        if kind in ("Conv2D", "MaxPooling2D", "AveragePooling2D"):
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
            shape = (shape[-1],)
        elif kind == "Flatten":
            size = 1
            for n in shape:
                size *= n
            shape = (size,)
        elif kind == "Dense":
            params = dense_params(shape[-1], layer["units"], layer.get("use_bias", True))
            shape = shape[:-1] + (layer["units"],)
        elif kind == "BatchNormalization":
            trainable, recorded = batchnorm_params(shape[-1])
            params = trainable + recorded
        elif kind not in ("Dropout", "Activation"):
            raise ValueError("unknown layer type")
        rows.append((name, shape, params))
    return rows
