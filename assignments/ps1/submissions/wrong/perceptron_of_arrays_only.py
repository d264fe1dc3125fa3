# loses: perceptron
# hint: x and w may be lists, which have no shape: make arrays of them first, for instance with floats.
# hint.ko: x와 w는 리스트일 수도 있고, 리스트에는 shape이 없습니다. floats 등으로 먼저 배열을 만드세요.
def perceptron(x, w, b):
    if x.shape[-1] != w.shape[0]:
        raise ValueError("x and w differ in D")
    return step(x @ w + b)
