# loses: conv_params
# hint: The biases are missing: one for each filter, unless bias is False.
# hint.ko: 편향이 빠졌습니다. bias가 False가 아니면 필터마다 하나씩 있습니다.
def conv_params(kernel_size, in_channels, filters, bias=True):
    KH, KW = pair(kernel_size, "kernel_size")
    if in_channels < 1 or filters < 1:
        raise ValueError("at least one channel and one filter")
    weights = KH * KW * in_channels * filters
    return weights
