# loses: tanh
# hint: The sigmoid inside takes 2x: tanh(x) = 2σ(2x) - 1.
# hint.ko: 안의 시그모이드에는 2x가 들어갑니다: tanh(x) = 2σ(2x) - 1.
def tanh(x):
    return 2 * sigmoid(x) - 1
