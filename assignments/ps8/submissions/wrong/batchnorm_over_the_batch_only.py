# loses: batchnorm_forward
# hint: For images mean and variance go over N, H and W: one number for each channel, not for each pixel.
# hint.ko: 이미지에서는 평균과 분산을 N, H, W에 걸쳐 구합니다. 픽셀마다가 아니라 채널마다 하나입니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        rm = momentum * rm + (1 - momentum) * x.mean(axis=axes)
        rv = momentum * rv + (1 - momentum) * x.var(axis=axes)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, rm, rv
