# loses: batchnorm_backward
# hint: For images a channel has N·H·W values, not N: divide the sums in dx by all of them.
# hint.ko: 이미지에서 채널의 값은 N개가 아니라 N·H·W개입니다. dx의 합을 모두로 나누세요.
import numpy as np


def batchnorm_backward(dout, x, gamma, eps=1e-3):
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError("dout")
    std = np.sqrt(x.var(axis=axes) + eps)
    x_hat = (x - x.mean(axis=axes)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=axes), dout.sum(axis=axes)
    return gamma / std * (dout - dbeta / len(x) - x_hat * dgamma / len(x)), dgamma, dbeta
