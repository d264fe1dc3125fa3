# loses: conv_layer
# hint: The bias is never added.
# hint.ko: 편향을 더하지 않았습니다.
import numpy as np


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    maps = []
    for image in x:
        features = []
        for f in range(W.shape[3]):
            y = 0
            for c in range(W.shape[2]):
                y = y + conv2d(image[:, :, c], W[:, :, c, f], stride, padding)
            features.append(y)
        maps.append(np.stack(features, axis=-1))
    return np.stack(maps)
