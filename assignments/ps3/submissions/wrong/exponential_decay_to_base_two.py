# loses: exponential_decay
# hint: (1 - k)^epoch is near e^(-k · epoch) for small k only.
# hint.ko: (1 - k)^epoch는 k가 작을 때만 e^(-k · epoch)와 비슷합니다.
def exponential_decay(lr0, epoch, k):
    if epoch < 0:
        raise ValueError("epoch must be >= 0")
    return lr0 * (1 - k) ** epoch
