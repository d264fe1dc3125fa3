# loses: batchnorm_params
# hint: Of the four numbers a channel, only γ and β are trained; running mean and variance are recorded.
# hint.ko: 채널마다 네 개 중 γ와 β만 학습됩니다. 이동 평균과 분산은 기록될 뿐입니다.
def batchnorm_params(channels):
    if channels < 1:
        raise ValueError("at least one channel")
    return 4 * channels, 0
