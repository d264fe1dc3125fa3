# loses: batchnorm_forward
# hint: After normalizing, scale by gamma and shift by beta.
# hint.ko: 정규화한 뒤 gamma를 곱하고 beta를 더하세요.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        rm = momentum * rm + (1 - momentum) * mean
        rv = momentum * rv + (1 - momentum) * var
    return (x - mean) / np.sqrt(var + eps), rm, rv
