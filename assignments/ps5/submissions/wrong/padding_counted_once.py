# loses: conv_output_size
# hint: Padding is on both sides: n + 2p, not n + p.
# hint.ko: 패딩은 양쪽에 붙습니다. n + p가 아니라 n + 2p입니다.
def conv_output_size(n, f, stride=1, padding=0):
    if n < 1 or f < 1 or stride < 1:
        raise ValueError("n, f and stride must be at least 1")
    if padding == "same":
        return (n + stride - 1) // stride
    if padding == "valid":
        padding = 0
    if isinstance(padding, str) or padding < 0:
        raise ValueError("unknown padding")
    if f > n + padding:
        raise ValueError("the window does not fit")
    return (n + padding - f) // stride + 1
