# loses: conv_params
# hint: The kernel need not be square: multiply rows by columns.
# hint.ko: 커널이 정사각형이 아닐 수 있습니다. 행과 열을 곱하세요.
def conv_params(kernel_size, in_channels, filters, bias=True):
    KH, KW = pair(kernel_size, "kernel_size")
    if in_channels < 1 or filters < 1:
        raise ValueError("at least one channel and one filter")
    weights = KH * KH * in_channels * filters
    return weights + filters if bias else weights
