# loses: collapse_linear
# hint: b += … writes into the last layer of the caller's list. Write b = b + …, which makes a new array.
# hint.ko: b += … 는 호출한 쪽 목록의 마지막 층을 바꿉니다. 새 배열을 만드는 b = b + … 로 쓰세요.
def collapse_linear(layers):
    W, b = layers[-1]
    for W_before, b_before in reversed(layers[:-1]):
        b += b_before @ W
        W = W_before @ W
    return W, b
