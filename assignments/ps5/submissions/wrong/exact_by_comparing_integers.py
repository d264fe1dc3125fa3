# loses: is_exact
# hint: // has rounded already, so the comparison is always true. Look at the remainder, or divide with /.
# hint.ko: //로 이미 내림했으므로 비교는 언제나 참입니다. 나머지를 보거나 /로 나누세요.
def is_exact(n, f, stride, padding):
    if n < 1 or f < 1 or stride < 1 or padding < 0:
        raise ValueError("bad sizes")
    size = (n + 2 * padding - f) // stride + 1
    return size >= 1 and size == int(size)
