# loses: conv_params
# hint: Two negative numbers have a positive product, and so they pass. Check each number by itself.
# hint.ko: 음수 두 개의 곱은 양수라서 통과합니다. 수를 하나씩 따로 검사하세요.
def conv_params(kernel_size, in_channels, filters, bias=True):
    KH, KW = pair(kernel_size, "kernel_size")
    weights = KH * KW * in_channels * filters
    if weights < 1:
        raise ValueError("a layer has at least one weight")
    return weights + filters if bias else weights
