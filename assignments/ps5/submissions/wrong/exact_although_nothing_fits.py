# loses: is_exact
# hint: 0 and negative numbers are no natural numbers: where the window does not fit the answer is False.
# hint.ko: 0과 음수는 자연수가 아닙니다. 윈도우가 들어가지 않으면 False입니다.
def is_exact(n, f, stride, padding):
    if n < 1 or f < 1 or stride < 1 or padding < 0:
        raise ValueError("bad sizes")
    size = (n + 2 * padding - f) / stride + 1
    return size == int(size)
