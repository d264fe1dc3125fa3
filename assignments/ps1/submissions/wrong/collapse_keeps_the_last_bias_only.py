# loses: collapse_linear
# hint: The earlier biases do not vanish: each passes through all later weights.
# hint.ko: 앞 층의 편향은 사라지지 않습니다. 뒤에 오는 모든 가중치를 거쳐 더해집니다.
def collapse_linear(layers):
    W = layers[0][0]
    for W_next, _ in layers[1:]:
        W = W @ W_next
    return W, layers[-1][1]
