# loses: collapse_linear
# hint: x meets W1 first: the product is W1 @ W2, not W2 @ W1.
# hint.ko: x는 W1과 먼저 곱해집니다. W2 @ W1이 아니라 W1 @ W2입니다.
def collapse_linear(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W_next @ W, b @ W_next + b_next
    return W, b
