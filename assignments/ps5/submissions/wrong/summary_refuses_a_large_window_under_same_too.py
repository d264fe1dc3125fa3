# loses: summarize
# hint: Only under "valid" padding must the window fit into its input; "same" pads as much as the window needs.
# hint.ko: 창이 입력 안에 들어가야 하는 것은 "valid" 패딩일 때뿐입니다. "same"은 창에 필요한 만큼 채웁니다.


def summarize(layers, input_shape):
    shape, table = tuple(input_shape), []
    for layer in layers:
        kind, parameters = layer["type"], 0
        if kind.endswith("2D"):
            H, W, C = shape
        if kind in ("Conv2D", "MaxPooling2D", "AveragePooling2D"):
            window = layer["kernel_size"] if kind == "Conv2D" else layer.get("pool_size", 2)
            strides = layer.get("strides", 1 if kind == "Conv2D" else None)
            FH, FW = pair(window, "window")
            SH, SW = pair(window if strides is None else strides, "strides")
            if FH > H or FW > W:
                raise ValueError("the window is larger than its input")
            padding = layer.get("padding", "valid")
            shape = (conv_output_size(H, FH, SH, padding), conv_output_size(W, FW, SW, padding), C)
            if kind == "Conv2D":
                shape = (*shape[:2], layer["filters"])
                parameters = conv_params(window, C, layer["filters"], layer.get("use_bias", True))
        elif kind == "GlobalAveragePooling2D":
            shape = (C,)
        elif kind == "Flatten":
            size = 1
            for n in shape:
                size *= n
            shape = (size,)
        elif kind == "Dense":
            parameters = dense_params(shape[-1], layer["units"], layer.get("use_bias", True))
            shape = (*shape[:-1], layer["units"])
        elif kind == "BatchNormalization":
            parameters = 4 * shape[-1]
        elif kind not in ("Dropout", "Activation"):
            raise ValueError(f"unknown type {kind}")
        table.append((layer.get("name", kind), shape, parameters))
    return table
