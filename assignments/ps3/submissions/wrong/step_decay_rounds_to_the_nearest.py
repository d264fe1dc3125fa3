# loses: step_decay
# hint: round drops half a period too early: only whole periods that have passed count, epoch // every.
# hint.ko: round는 반 주기 일찍 떨어뜨립니다. 다 지난 주기만 셉니다. epoch // every.
def step_decay(lr0, epoch, drop, every):
    if epoch < 0 or every < 1:
        raise ValueError("epoch must be >= 0 and every >= 1")
    return lr0 * drop ** round(epoch / every)
