# loses: conv_layer
# hint: The bias is added for each entry of the kernel. Add b[f] once to each output.
# hint.ko: 편향이 커널 원소마다 더해집니다. 출력 하나에 b[f]를 한 번만 더하세요.
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
            features.append(y + W.shape[0] * W.shape[1] * b[f])
        maps.append(np.stack(features, axis=-1))
    return np.stack(maps)
