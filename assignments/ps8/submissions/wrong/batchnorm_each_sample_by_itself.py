# loses: batchnorm_forward
# hint: That is layer normalization: batch normalization goes over the batch, for each channel by itself.
# hint.ko: 그것은 층 정규화입니다. 배치 정규화는 채널마다 배치 전체에 걸쳐 계산합니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
        rm = momentum * rm + (1 - momentum) * x.mean(axis=axes)
        rv = momentum * rv + (1 - momentum) * x.var(axis=axes)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, rm, rv
