# loses: dense
# hint: `if activation` takes the empty name for none. Ask `activation is None`: any other unknown name raises ValueError.
# hint.ko: `if activation`은 빈 이름도 없는 것으로 봅니다. `activation is None`인지 물어보세요. 그 밖의 모르는 이름은 ValueError입니다.
def dense(x, W, b, activation=None):
    x, W, b = floats(x), floats(W), floats(b)
    if x.shape[1] != W.shape[0] or b.shape != W.shape[1:]:
        raise ValueError("x, W and b do not fit together")
    z = x @ W + b
    return activate(z, activation) if activation else z
