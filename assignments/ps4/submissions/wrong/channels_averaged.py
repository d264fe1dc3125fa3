# loses: conv_layer
# hint: The channels are averaged. A layer adds them up: a 3 × 3 kernel on a colour image sums 27 products.
# hint.ko: 채널의 평균을 구했습니다. 합성곱층은 채널을 모두 더합니다. 컬러 이미지의 3×3 커널은 27개의 곱을 더합니다.
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
            features.append(y / W.shape[2] + b[f])
        maps.append(np.stack(features, axis=-1))
    return np.stack(maps)
