# loses: dense_params
# hint: Biases belong to the nodes of the layer, n_out, not to its inputs.
# hint.ko: 편향은 입력이 아니라 그 층의 노드(n_out)마다 하나입니다.
def dense_params(n_in, n_out, bias=True):
    if n_in < 1 or n_out < 1:
        raise ValueError("at least one input and one node")
    weights = n_in * n_out
    return weights + n_in if bias else weights
