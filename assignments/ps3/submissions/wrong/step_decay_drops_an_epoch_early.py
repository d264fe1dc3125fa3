# loses: step_decay
# hint: Epochs count from 0: with every=3, the epochs 0, 1 and 2 still have lr0.
# hint.ko: 에포크는 0부터 셉니다. every=3이면 0, 1, 2 에포크는 아직 lr0입니다.
def step_decay(lr0, epoch, drop, every):
    if epoch < 0 or every < 1:
        raise ValueError("epoch must be >= 0 and every >= 1")
    return lr0 * drop ** ((epoch + 1) // every)
