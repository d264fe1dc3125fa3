# loses: summarize
# hint: The descriptions are emptied with pop while they are read: the caller's layers are gone afterwards. Read them with [] and get.
# hint.ko: pop으로 읽어서 호출한 쪽의 층 설명이 비워집니다. []와 get으로 읽으세요.
def summarize(layers, input_shape):
    shape = tuple(input_shape)
    rows = []
    for layer in layers:
        kind = layer.pop("type")
        name = layer.pop("name", kind)
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
            shape = shape[:-1] + (layer["units"],)
        elif kind == "BatchNormalization":
            trainable, recorded = batchnorm_params(shape[-1])
            params = trainable + recorded
        elif kind not in ("Dropout", "Activation"):
            raise ValueError("unknown layer type")
        rows.append((name, shape, params))
    return rows
