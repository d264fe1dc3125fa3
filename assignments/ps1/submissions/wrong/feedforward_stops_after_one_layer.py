# loses: feedforward
# hint: The return stands inside the loop, so only the first layer is applied.
# hint.ko: return이 반복문 안에 있어 첫 번째 층만 적용됩니다.
def feedforward(x, layers):
    for W, b, activation in layers:
        x = dense(x, W, b, activation)
        return x
