# loses: conv_layer
# hint: Every feature map comes from the first kernel: use W[:, :, c, f], with the f of the map.
# hint.ko: 모든 특징 맵이 첫 번째 커널로 만들어졌습니다. W[:, :, c, f]의 f를 사용하세요.
import numpy as np


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    maps = []
    for image in x:
        features = []
        for f in range(W.shape[3]):
            y = 0
            for c in range(W.shape[2]):
                y = y + conv2d(image[:, :, c], W[:, :, c, 0], stride, padding)
            features.append(y + b[f])
        maps.append(np.stack(features, axis=-1))
    return np.stack(maps)
