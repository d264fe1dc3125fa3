# loses: batchnorm_forward
# hint: Not training, the running values stay as they are: a model in use must not learn from its users.
# hint.ko: 학습이 아닐 때 이동 값은 그대로입니다. 쓰는 중인 모델이 입력에서 배우면 안 됩니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, rm, rv) = channel_vectors(x, gamma=gamma, beta=beta, rm=running_mean, rv=running_var)
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    new_mean = momentum * rm + (1 - momentum) * mean
    new_var = momentum * rv + (1 - momentum) * var
    if not training:
        mean, var = rm, rv
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, new_mean, new_var
