# loses: batchnorm_forward
# hint: In training the batch's own mean and variance normalize, not the running ones just updated.
# hint.ko: 학습 중에는 방금 갱신한 이동 값이 아니라 배치 자신의 평균과 분산으로 정규화합니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    if training:
        rm = momentum * rm + (1 - momentum) * x.mean(axis=axes)
        rv = momentum * rv + (1 - momentum) * x.var(axis=axes)
    return gamma * (x - rm) / np.sqrt(rv + eps) + beta, rm, rv
