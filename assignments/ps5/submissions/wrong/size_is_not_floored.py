# loses: conv_output_size
# hint: With / the size comes out as 3.5 where a window would stick out. Frameworks drop that window: use //.
# hint.ko: /로 나누면 윈도우가 남을 때 3.5 같은 크기가 나옵니다. 프레임워크는 그 윈도우를 버립니다. //를 쓰세요.
def conv_output_size(n, f, stride=1, padding=0):
    if n < 1 or f < 1 or stride < 1:
        raise ValueError("n, f and stride must be at least 1")
    if padding == "same":
        return (n + stride - 1) // stride
    if padding == "valid":
        padding = 0
    if isinstance(padding, str) or padding < 0:
        raise ValueError("unknown padding")
    if f > n + 2 * padding:
        raise ValueError("the window does not fit")
    return (n + 2 * padding - f) / stride + 1
