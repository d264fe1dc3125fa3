# loses: step_decay
# hint: With every = 0 the epoch never gets smaller, and the loop has no end: refuse every < 1 first.
# hint.ko: every가 0이면 epoch가 줄지 않아 반복이 끝나지 않습니다. 먼저 every < 1을 거절하세요.
def step_decay(lr0, epoch, drop, every):
    if epoch < 0:
        raise ValueError("epoch must be >= 0")
    while epoch >= every:
        lr0, epoch = lr0 * drop, epoch - every
    return lr0
