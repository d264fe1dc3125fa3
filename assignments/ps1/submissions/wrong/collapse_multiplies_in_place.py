# loses: collapse_linear
# hint: An array of floats is not copied by floats: `@=` and `+=` then write into the first layer. Write W = W @ ….
# hint.ko: floats는 실수 배열을 복사하지 않으므로 `@=`나 `+=`는 첫 층에 써 버립니다. W = W @ …로 쓰세요.
def collapse_linear(layers):
    W, b = floats(layers[0][0]), floats(layers[0][1])
    for W_next, b_next in layers[1:]:
        W_next, b_next = floats(W_next), floats(b_next)
        b = b @ W_next + b_next
        if W_next.shape[0] == W_next.shape[1]:
            W @= W_next
        else:
            W = W @ W_next
    return W, b
