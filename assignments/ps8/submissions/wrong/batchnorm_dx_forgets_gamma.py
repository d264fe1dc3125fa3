# loses: batchnorm_backward
# hint: y = gamma · x̂ + beta: the slope of x̂ is gamma · dout.
# hint.ko: y = gamma · x̂ + beta이므로 x̂의 기울기는 gamma · dout입니다.
import numpy as np


def batchnorm_backward(dout, x, gamma, eps=1e-3):
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError("dout")
    std = np.sqrt(x.var(axis=axes) + eps)
    x_hat = (x - x.mean(axis=axes)) / std
    dx = (dout - dout.mean(axis=axes) - x_hat * (dout * x_hat).mean(axis=axes)) / std
    return dx, (dout * x_hat).sum(axis=axes), dout.sum(axis=axes)
