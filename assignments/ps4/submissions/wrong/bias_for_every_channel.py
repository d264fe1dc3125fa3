# loses: conv_layer
# hint: The bias is added once for each channel, so C times. Sum over the channels first, then add b[f] once.
# hint.ko: 편향이 채널마다 더해져 C번 더해집니다. 채널을 모두 더한 뒤 b[f]를 한 번만 더하세요.
import numpy as np


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    maps = []
    for image in x:
        features = []
        for f in range(W.shape[3]):
            y = 0
            for c in range(W.shape[2]):
                y = y + conv2d(image[:, :, c], W[:, :, c, f], stride, padding) + b[f]
            features.append(y)
        maps.append(np.stack(features, axis=-1))
    return np.stack(maps)
