# loses: conv_params
# hint: There is one bias for each filter, not one for the whole layer.
# hint.ko: 편향은 층 전체에 하나가 아니라 필터마다 하나입니다.
def conv_params(kernel_size, in_channels, filters, bias=True):
    KH, KW = pair(kernel_size, "kernel_size")
    if in_channels < 1 or filters < 1:
        raise ValueError("at least one channel and one filter")
    weights = KH * KW * in_channels * filters
    return weights + 1 if bias else weights
