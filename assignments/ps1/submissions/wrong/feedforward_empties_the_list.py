# loses: feedforward
# hint: layers.pop removes the layers from the caller's list. Loop over it.
# hint.ko: layers.pop은 호출한 쪽의 목록에서 층을 없앱니다. 반복문으로 차례로 읽으세요.
def feedforward(x, layers):
    while layers:
        W, b, activation = layers.pop(0)
        x = dense(x, W, b, activation)
    return x
