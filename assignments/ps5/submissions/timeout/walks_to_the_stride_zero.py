# loses: conv_output_size
# hint: The loop never ends where the stride is 0: check the arguments first.
# hint.ko: stride가 0이면 반복이 끝나지 않습니다. 먼저 인수를 검사하세요.
def conv_output_size(n, f, stride=1, padding=0):
    if padding == "same":
        start, out, p = 0, 0, 0
        while start < n:
            start, out = start + stride, out + 1
        return out
    p = 0 if padding == "valid" else padding
    start, out = 0, 0
    while start + f <= n + 2 * p:
        start, out = start + stride, out + 1
    return out
