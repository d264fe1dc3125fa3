# loses: batchnorm_backward
# hint: In dx the two sums are divided by the number of values in a channel.
# hint.ko: dx의 두 합은 채널 안의 값의 개수로 나눕니다.
import numpy as np


def batchnorm_backward(dout, x, gamma, eps=1e-3):
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError("dout")
    std = np.sqrt(x.var(axis=axes) + eps)
    x_hat = (x - x.mean(axis=axes)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=axes), dout.sum(axis=axes)
    return gamma / std * (dout - dbeta - x_hat * dgamma), dgamma, dbeta
