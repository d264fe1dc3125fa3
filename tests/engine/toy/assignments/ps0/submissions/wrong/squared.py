# loses: double
# hint: Twice, not squared.
# hint.ko: 제곱이 아니라 두 배입니다.
def double(x):
    return np.asarray(x) ** 2
