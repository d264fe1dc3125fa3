# loses: conv_layer
# hint: The result is (N, F, OH, OW), as in PyTorch. This course keeps the channels last: (N, OH, OW, F).
# hint.ko: 결과가 PyTorch처럼 (N, F, OH, OW)입니다. 이 강좌에서는 채널이 마지막입니다: (N, OH, OW, F).
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
            features.append(y + b[f])
        maps.append(np.stack(features))
    return np.stack(maps)
