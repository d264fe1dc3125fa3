# loses: batchnorm_forward
# hint: Not training, the running mean and variance normalize: with one image the batch's would make zeros of it.
# hint.ko: 학습이 아닐 때는 이동 평균과 이동 분산으로 정규화합니다. 이미지 한 장을 배치로 정규화하면 0만 남습니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    y = gamma * (x - mean) / np.sqrt(var + eps) + beta
    if training:
        rm, rv = momentum * rm + (1 - momentum) * mean, momentum * rv + (1 - momentum) * var
    return y, rm, rv
