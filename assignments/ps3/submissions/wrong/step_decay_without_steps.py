# loses: step_decay
# hint: epoch / every lets the rate slide: // counts the whole periods that have passed.
# hint.ko: epoch / every는 학습률이 매끄럽게 줄어듭니다. 지난 주기의 수는 //로 셉니다.
def step_decay(lr0, epoch, drop, every):
    if epoch < 0 or every < 1:
        raise ValueError("epoch must be >= 0 and every >= 1")
    return lr0 * drop ** (epoch / every)
