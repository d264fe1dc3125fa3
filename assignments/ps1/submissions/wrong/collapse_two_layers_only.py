# loses: collapse_linear
# hint: A stack may have any number of layers, not just two: loop over them.
# hint.ko: 층은 두 개가 아니라 몇 개든 될 수 있습니다. 반복문으로 모두 처리하세요.
def collapse_linear(layers):
    if len(layers) == 1:
        return layers[0]
    (W1, b1), (W2, b2) = layers[:2]
    return W1 @ W2, b1 @ W2 + b2
