# loses: batchnorm_backward
# hint: The way through the variance is missing in dx: - x̂ · mean(dout · x̂).
# hint.ko: dx에 분산을 거쳐 가는 길이 빠졌습니다. − x̂ · mean(dout · x̂).
import numpy as np


def batchnorm_backward(dout, x, gamma, eps=1e-3):
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError("dout")
    std = np.sqrt(x.var(axis=axes) + eps)
    x_hat = (x - x.mean(axis=axes)) / std
    dx = gamma / std * (dout - dout.mean(axis=axes))
    return dx, (dout * x_hat).sum(axis=axes), dout.sum(axis=axes)
