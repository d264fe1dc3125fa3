# loses: feedforward
# hint: The layers stand in the order of use: the first in the list is applied first.
# hint.ko: 층은 사용하는 순서대로 놓여 있습니다. 목록의 첫 번째 층을 먼저 적용하세요.
def feedforward(x, layers):
    for W, b, activation in reversed(layers):
        x = dense(x, W, b, activation)
    return x
