# loses: step
# hint: `if x > 0` asks one question about a whole array. Use np.where, which asks it of each entry.
# hint.ko: `if x > 0`은 배열 전체에 한 번만 묻습니다. 원소마다 묻는 np.where를 쓰세요.
def step(x):
    if x > 0:
        return 1
    return 0
