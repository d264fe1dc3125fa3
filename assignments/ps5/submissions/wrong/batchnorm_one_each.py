# loses: batchnorm_params
# hint: Each channel has two trained numbers (γ and β) and two recorded ones (mean and variance).
# hint.ko: 채널마다 학습되는 수 둘(γ, β)과 기록되는 수 둘(평균, 분산)이 있습니다.
def batchnorm_params(channels):
    if channels < 1:
        raise ValueError("at least one channel")
    return channels, channels
