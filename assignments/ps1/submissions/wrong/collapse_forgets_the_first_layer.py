# loses: collapse_linear
# hint: The loop starts behind the first layer, but W and b start as if there had been none. Begin with layers[0].
# hint.ko: 반복은 둘째 층부터 도는데 W와 b는 첫 층이 없는 것처럼 시작합니다. layers[0]에서 시작하세요.
import numpy as np


def collapse_linear(layers):
    width = np.shape(layers[0][0])[1]
    W, b = np.eye(width), np.zeros(width)
    for W_next, b_next in layers[1:]:
        W, b = W @ np.asarray(W_next), b @ np.asarray(W_next) + np.asarray(b_next)
    return W, b
