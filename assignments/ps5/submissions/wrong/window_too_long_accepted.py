# loses: conv_output_size
# hint: A window longer than the padded axis gives a size of 0 or less. The docstring asks for a ValueError.
# hint.ko: 윈도우가 패딩한 축보다 길면 크기가 0 이하가 됩니다. ValueError를 일으켜야 합니다.
def conv_output_size(n, f, stride=1, padding=0):
    if n < 1 or f < 1 or stride < 1:
        raise ValueError("n, f and stride must be at least 1")
    if padding == "same":
        return (n + stride - 1) // stride
    if padding == "valid":
        padding = 0
    if isinstance(padding, str) or padding < 0:
        raise ValueError("unknown padding")
    return (n + 2 * padding - f) // stride + 1
