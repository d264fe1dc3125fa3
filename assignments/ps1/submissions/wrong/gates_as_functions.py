# loses: gates
# hint: AND, OR and NAND are to be pairs (w, b), not functions.
# hint.ko: AND, OR, NAND는 함수가 아니라 (w, b) 쌍이어야 합니다.
def AND(x1, x2):
    return int(x1 and x2)


def OR(x1, x2):
    return int(x1 or x2)


def NAND(x1, x2):
    return int(not (x1 and x2))


def xor(x1, x2):
    return int(x1 != x2)
