# loses: collapse_linear
# hint: W @= … and b += … write into the first layer of the caller's list. Make new arrays.
# hint.ko: b += … 는 호출한 쪽의 첫 번째 층을 바꿉니다. 새 배열을 만드세요.
def collapse_linear(layers):
    W, b = layers[-1]
    for W_before, b_before in reversed(layers[:-1]):
        b += b_before @ W
        W = W_before @ W
    return W, b
