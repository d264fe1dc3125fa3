# loses: batchnorm_forward
# hint: eps stands under the root: sqrt(var + eps), not sqrt(var) + eps.
# hint.ko: eps는 제곱근 안에 있습니다. sqrt(var) + eps가 아니라 sqrt(var + eps)입니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return gamma * (x - mean) / (np.sqrt(var) + eps) + beta, rm, rv
