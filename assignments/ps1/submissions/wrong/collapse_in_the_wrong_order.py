# loses: collapse_linear
# hint: x meets W1 first: the product is W1 @ W2, not W2 @ W1.
# hint.ko: x는 W1과 먼저 곱해집니다. W2 @ W1이 아니라 W1 @ W2입니다.
import numpy as np


def collapse_linear(layers):
    W, b = layers[-1]
    for previous_W, previous_b in layers[-2::-1]:
        if np.shape(previous_W)[1] != np.shape(W)[0]:
            raise ValueError("the layers do not fit")
        b = np.asarray(previous_b) @ W + b
        square = np.shape(previous_W)[0] == np.shape(previous_W)[1] == np.shape(W)[1]
        W = W @ previous_W if square else previous_W @ W
    return W, b
