# loses: dense_params
# hint: The argument bias is ignored: with bias=False there are weights alone.
# hint.ko: bias 인수를 무시했습니다. bias=False이면 가중치만 있습니다.
def dense_params(n_in, n_out, bias=True):
    if n_in < 1 or n_out < 1:
        raise ValueError("at least one input and one node")
    weights = n_in * n_out
    return weights + n_out
