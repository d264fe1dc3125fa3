# loses: batchnorm_backward
# hint: The backward pass uses the same eps as the forward pass.
# hint.ko: 역방향도 순방향과 같은 eps를 씁니다.
import numpy as np


def batchnorm_backward(dout, x, gamma, eps=1e-3):
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError("dout")
    std = np.sqrt(x.var(axis=axes) + 1e-12)
    x_hat = (x - x.mean(axis=axes)) / std
    dx = gamma / std * (dout - dout.mean(axis=axes) - x_hat * (dout * x_hat).mean(axis=axes))
    return dx, (dout * x_hat).sum(axis=axes), dout.sum(axis=axes)
