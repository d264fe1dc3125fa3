# loses: feedforward
# hint: The list may hold any number of layers; here only the first three are applied.
# hint.ko: 리스트에는 층이 몇 개든 올 수 있습니다. 여기서는 앞의 세 층만 적용됩니다.


def feedforward(x, layers):
    for W, b, activation in layers[:3]:
        x = dense(x, W, b, activation)
    return x
