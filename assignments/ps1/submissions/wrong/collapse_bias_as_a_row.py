# loses: collapse_linear
# hint: The biases of a layer are a vector (M,), not a matrix (1, M).
# hint.ko: 층의 편향은 행렬 (1, M)이 아니라 벡터 (M,)입니다.
import numpy as np


def collapse_linear(layers):
    W = layers[0][0]
    b = np.reshape(layers[0][1], (1, -1))
    for W_next, b_next in layers[1:]:
        W, b = W @ W_next, b @ W_next + b_next
    return W, b
