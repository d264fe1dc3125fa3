# loses: conv_output_size
# hint: "same" keeps the size only at stride 1; in general it gives n / stride, rounded up.
# hint.ko: "same"은 스트라이드가 1일 때만 크기를 유지합니다. 일반적으로는 n / stride의 올림입니다.
def conv_output_size(n, f, stride=1, padding=0):
    if n < 1 or f < 1 or stride < 1:
        raise ValueError("n, f and stride must be at least 1")
    if padding == "same":
        return n
    if padding == "valid":
        padding = 0
    if isinstance(padding, str) or padding < 0:
        raise ValueError("unknown padding")
    if f > n + 2 * padding:
        raise ValueError("the window does not fit")
    return (n + 2 * padding - f) // stride + 1
