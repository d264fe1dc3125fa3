# loses: batchnorm_backward
# hint: dgamma and dbeta are sums over the batch, not means.
# hint.ko: dgamma와 dbeta는 배치에 대한 평균이 아니라 합입니다.
import numpy as np


def batchnorm_backward(dout, x, gamma, eps=1e-3):
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError("dout")
    std = np.sqrt(x.var(axis=axes) + eps)
    x_hat = (x - x.mean(axis=axes)) / std
    dgamma, dbeta = (dout * x_hat).mean(axis=axes), dout.mean(axis=axes)
    return gamma / std * (dout - dbeta - x_hat * dgamma), dgamma, dbeta
