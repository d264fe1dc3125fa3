# loses: feedforward
# hint: The last layer has an activation, too: apply the one that stands with it.
# hint.ko: 마지막 층에도 활성화 함수가 있습니다. 그 층에 적힌 것을 적용하세요.
def feedforward(x, layers):
    for i, (W, b, activation) in enumerate(layers):
        x = dense(x, W, b, activation if i < len(layers) - 1 else None)
    return x
