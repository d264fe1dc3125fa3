# loses: batchnorm_forward
# hint: In training the batch's own mean and variance count, also where the batch is one row.
# hint.ko: 학습 중에는 배치가 한 행뿐이어도 배치 자신의 평균과 분산을 씁니다.
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, mean, var) = channel_vectors(
        x, gamma=gamma, beta=beta, running_mean=running_mean, running_var=running_var
    )
    new_mean, new_var = mean, var
    if training and len(x) > 1:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        new_mean = momentum * new_mean + (1 - momentum) * mean
        new_var = momentum * new_var + (1 - momentum) * var
    return gamma * (x - mean) / np.sqrt(var + eps) + beta, new_mean, new_var
