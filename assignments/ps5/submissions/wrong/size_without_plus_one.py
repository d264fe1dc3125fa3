# loses: conv_output_size
# hint: The number of steps is returned. There is one position more than there are steps: + 1.
# hint.ko: 이동 횟수를 돌려주었습니다. 위치의 개수는 이동 횟수보다 하나 많습니다. 1을 더하세요.
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
    return (n + 2 * padding - f) // stride
