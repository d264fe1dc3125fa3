# loses: batchnorm_forward
# hint: momentum is the share of the old value that is kept: 0.99 of the old and 0.01 of the new.
# hint.ko: momentum은 옛 값을 남기는 비율입니다. 옛 값 0.99, 새 값 0.01입니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        rm = (1 - momentum) * rm + momentum * mean
        rv = (1 - momentum) * rv + momentum * var
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, rm, rv
