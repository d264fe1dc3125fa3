# loses: batchnorm_params
# hint: The running mean and variance are missing: they are stored, though not trained.
# hint.ko: 이동 평균과 이동 분산이 빠졌습니다. 학습되지는 않지만 저장되는 값입니다.
def batchnorm_params(channels):
    if channels < 1:
        raise ValueError("at least one channel")
    return 2 * channels, 0
