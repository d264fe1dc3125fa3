# loses: numerical_diff
# hint: Equal values on both sides are no accident: the slope there is 0. The loop looks for a difference for ever.
# hint.ko: 양쪽 값이 같다면 그곳의 기울기가 0인 것입니다. 반복문이 없는 차이를 영원히 찾습니다.
def numerical_diff(f, x, h=1e-4):
    while f(x + h) == f(x - h):
        h = 2 * h
    return (f(x + h) - f(x - h)) / (2 * h)
