# loses: dense_params
# hint: The biases are missing: one for each node, unless bias is False.
# hint.ko: 편향이 빠졌습니다. bias가 False가 아니면 노드마다 하나씩 있습니다.
def dense_params(n_in, n_out, bias=True):
    if n_in < 1 or n_out < 1:
        raise ValueError("at least one input and one node")
    weights = n_in * n_out
    return weights
