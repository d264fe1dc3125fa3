# loses: feedforward
# hint: Each layer has an activation of its own: layers[-1] names only the last layer's.
# hint.ko: 층마다 활성화 함수가 따로 있습니다. layers[-1]에는 마지막 층의 것만 있습니다.
def feedforward(x, layers):
    activation = layers[-1][2]
    for W, b, _ in layers:
        x = dense(x, W, b, activation)
    return x
