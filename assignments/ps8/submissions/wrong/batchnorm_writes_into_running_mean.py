# loses: batchnorm_forward
# hint: running_mean *= momentum writes into the caller's vector: return a new one.
# hint.ko: running_mean *= momentum은 호출한 쪽의 벡터를 바꿉니다. 새 벡터를 돌려주세요.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = rm, rv
    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        rm *= momentum
        rm += (1 - momentum) * mean
        rv *= momentum
        rv += (1 - momentum) * var
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, rm, rv
