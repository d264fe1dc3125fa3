# loses: conv_output_size
# hint: "same" pads as much as the last window needs: n / stride is rounded up, not down.
# hint.ko: "same"은 마지막 윈도우에 필요한 만큼 채웁니다. n / stride를 내림이 아니라 올림하세요.
def conv_output_size(n, f, stride=1, padding=0):
    if n < 1 or f < 1 or stride < 1:
        raise ValueError("n, f and stride must be at least 1")
    if padding == "same":
        return n // stride
    if padding == "valid":
        padding = 0
    if isinstance(padding, str) or padding < 0:
        raise ValueError("unknown padding")
    if f > n + 2 * padding:
        raise ValueError("the window does not fit")
    return (n + 2 * padding - f) // stride + 1
