# loses: feedforward
# hint: Each layer gets the output of the one before it, not the original x.
# hint.ko: 각 층은 처음의 x가 아니라 앞 층의 출력을 받습니다.
def feedforward(x, layers):
    for W, b, activation in layers:
        y = dense(x, W, b, activation)
    return y
