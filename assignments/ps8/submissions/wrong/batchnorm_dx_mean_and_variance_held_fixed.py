# loses: batchnorm_backward
# hint: dx has the direct way only: mean and variance move with x too, and their two terms are missing.
# hint.ko: dx에 곧바로 가는 길만 있습니다. 평균과 분산도 x와 함께 움직이므로 두 항이 더 필요합니다.
import numpy as np


def batchnorm_backward(dout, x, gamma, eps=1e-3):
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError("dout")
    std = np.sqrt(x.var(axis=axes) + eps)
    x_hat = (x - x.mean(axis=axes)) / std
    return gamma / std * dout, (dout * x_hat).sum(axis=axes), dout.sum(axis=axes)
