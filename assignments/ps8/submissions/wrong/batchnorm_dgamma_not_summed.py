# loses: batchnorm_backward
# hint: gamma[c] acts on every value of its channel: dgamma adds up dout · x̂ over all of them, to shape (C,).
# hint.ko: gamma[c]는 채널의 모든 값에 작용합니다. dgamma는 dout · x̂를 모두 더해 (C,) 모양이 됩니다.
import numpy as np


def batchnorm_backward(dout, x, gamma, eps=1e-3):
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError("dout")
    n = x.size // x.shape[-1]
    std = np.sqrt(x.var(axis=axes) + eps)
    x_hat = (x - x.mean(axis=axes)) / std
    dx = gamma / std * (dout - dout.mean(axis=axes) - x_hat * (dout * x_hat).mean(axis=axes))
    return dx, dout * x_hat, dout.sum(axis=axes)
