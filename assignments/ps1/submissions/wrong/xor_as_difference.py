# loses: xor
# hint: x1 - x2 is -1 for (0, 1). Build xor from the gates: at least one, and not both.
# hint.ko: (0, 1)이면 x1 - x2가 -1입니다. 게이트로 XOR을 만드세요(적어도 하나 그리고 둘 다는 아님).
def xor(x1, x2):
    return step(x1 - x2)
