# loses: is_exact
# hint: The padding is left out of the formula: n + 2p - f.
# hint.ko: 공식에서 패딩이 빠졌습니다. n + 2p - f입니다.
def is_exact(n, f, stride, padding):
    if n < 1 or f < 1 or stride < 1 or padding < 0:
        raise ValueError("bad sizes")
    size = (n - f) / stride + 1
    return size >= 1 and size == int(size)
