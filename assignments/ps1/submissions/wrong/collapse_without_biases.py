# loses: collapse_linear
# hint: Without biases 2x then 4x + 4 would be 8x. Carry b along: b @ W_next + b_next.
# hint.ko: 편향을 빼면 2x 다음 4x + 4가 8x가 됩니다. b @ W_next + b_next로 편향도 함께 계산하세요.
import numpy as np


def collapse_linear(layers):
    W = layers[0][0]
    for W_next, _ in layers[1:]:
        W = W @ W_next
    return W, np.zeros(W.shape[1])
