# loses: batchnorm_forward
# hint: The default of momentum is 0.99.
# hint.ko: momentum의 기본값은 0.99입니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.9, eps=1e-3):
    x, axes, (gamma, beta, mean, var) = channel_vectors(
        x, gamma=gamma, beta=beta, running_mean=running_mean, running_var=running_var
    )
    new_mean, new_var = mean, var
    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        new_mean = momentum * new_mean + (1 - momentum) * mean
        new_var = momentum * new_var + (1 - momentum) * var
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, new_mean, new_var
