# loses: perceptron
# hint: A batch (N, D) must give N decisions: sum along the last axis instead of looping over x's first one.
# hint.ko: 배치 (N, D)이면 결과가 N개여야 합니다. 첫 번째 축이 아니라 마지막 축으로 더하세요.
def perceptron(x, w, b):
    if len(x) != len(w):
        raise ValueError("x and w differ in length")
    total = b
    for i in range(len(w)):
        total += x[i] * w[i]
    return 1 if total > 0 else 0
