# loses: conv_output_size
# hint: Dividing with / and cutting off loses digits of a very large n, and rounds towards zero. // is exact.
# hint.ko: /로 나눈 뒤 잘라내면 아주 큰 n에서 자릿수를 잃습니다. //는 정확합니다.
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
    return int((n + 2 * padding - f) / stride) + 1
