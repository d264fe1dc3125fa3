# loses: conv_params
# hint: A filter adds its bias once, after summing over all input channels.
# hint.ko: 필터는 모든 입력 채널을 더한 뒤 편향을 한 번만 더합니다.
def conv_params(kernel_size, in_channels, filters, bias=True):
    KH, KW = pair(kernel_size, "kernel_size")
    if in_channels < 1 or filters < 1:
        raise ValueError("at least one channel and one filter")
    weights = KH * KW * in_channels * filters
    return weights + filters * in_channels if bias else weights
