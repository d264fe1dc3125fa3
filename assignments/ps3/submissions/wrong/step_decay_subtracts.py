# loses: step_decay
# hint: drop is a factor, applied once more after each period: lr0 * drop ** periods.
# hint.ko: drop은 주기마다 한 번 더 곱하는 비율입니다: lr0 * drop ** 주기 수.
def step_decay(lr0, epoch, drop, every):
    if epoch < 0 or every < 1:
        raise ValueError("epoch must be >= 0 and every >= 1")
    return lr0 * (1 - drop * (epoch // every))
