# loses: collapse_linear
# hint: b passes through W_next alone. W was updated one line too early, so b met the product of all weights.
# hint.ko: b는 W_next만 거칩니다. W를 한 줄 먼저 갱신해서 b가 전체 가중치의 곱과 만났습니다.
def collapse_linear(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W = W @ W_next
        b = b @ W + b_next
    return W, b
