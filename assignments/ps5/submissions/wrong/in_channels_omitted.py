# loses: conv_params
# hint: A filter is as deep as its input: it has KH·KW weights for each input channel.
# hint.ko: 필터의 깊이는 입력과 같습니다. 입력 채널마다 KH·KW개의 가중치가 있습니다.
def conv_params(kernel_size, in_channels, filters, bias=True):
    KH, KW = pair(kernel_size, "kernel_size")
    if in_channels < 1 or filters < 1:
        raise ValueError("at least one channel and one filter")
    weights = KH * KW * filters
    return weights + filters if bias else weights
