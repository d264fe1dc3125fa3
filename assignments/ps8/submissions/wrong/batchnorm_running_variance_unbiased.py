# loses: batchnorm_forward
# hint: running_var gets the same variance as y, divided by the count. (PyTorch divides it by the count minus 1.)
# hint.ko: running_var에도 y와 같은, 개수로 나눈 분산을 씁니다. (n − 1로 나누는 것은 PyTorch입니다.)
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        n = x.size // x.shape[-1]
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var * n / max(n - 1, 1)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, rm, rv
