# loses: batchnorm_forward
# hint: The variance is the mean of the squared deviations, divided by the count (ddof=0), as in Keras.
# hint.ko: 분산은 제곱 편차의 평균, 곧 개수로 나눈 값입니다(ddof=0). Keras와 같습니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes, ddof=1)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, rm, rv
