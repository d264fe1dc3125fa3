# loses: conv_layer
# hint: The axes of W are (KH, KW, C, F): channels before filters. Here the kernel is read as if it were (KH, KW, F, C).
# hint.ko: W의 축은 (KH, KW, C, F) 순서입니다. (KH, KW, F, C)처럼 읽었습니다.
import numpy as np


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    W = W.reshape(W.shape[0], W.shape[1], W.shape[3], W.shape[2])
    maps = []
    for image in x:
        features = []
        for f in range(W.shape[2]):
            y = 0
            for c in range(W.shape[3]):
                y = y + conv2d(image[:, :, c], W[:, :, f, c], stride, padding)
            features.append(y + b[f])
        maps.append(np.stack(features, axis=-1))
    return np.stack(maps)
