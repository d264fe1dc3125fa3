# loses: nothing
import numpy as np
import tensorflow as tf


def checked(x, pool_size, stride, padding):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, out = window_grid(x.shape, pool_size, stride, padding)
    return x, (PH, PW), (SH, SW), pads, out


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x, pool, strides, pads, _ = checked(x, pool_size, stride, padding)
    x = tf.pad(x, ((0, 0), *pads, (0, 0)), constant_values=x.min())
    return tf.nn.max_pool2d(x, pool, strides, "VALID").numpy()


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return -max_pool2d(np.negative(x, dtype=float), pool_size, stride, padding)


def avg_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x, pool, strides, pads, _ = checked(x, pool_size, stride, padding)
    pads = ((0, 0), *pads, (0, 0))
    total = tf.nn.avg_pool2d(tf.pad(x, pads), pool, strides, "VALID")
    count = tf.nn.avg_pool2d(tf.pad(np.ones_like(x), pads), pool, strides, "VALID")
    return (total / count).numpy()


def avg_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    x, pool, strides, pads, out = checked(x, pool_size, stride, padding)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != (x.shape[0], *out, x.shape[3]):
        raise ValueError("dout")
    pads = ((0, 0), *pads, (0, 0))
    x = tf.constant(x)
    count = tf.nn.avg_pool2d(tf.pad(tf.ones_like(x), pads), pool, strides, "VALID")
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.nn.avg_pool2d(tf.pad(x, pads), pool, strides, "VALID") / count
    return tape.gradient(y, x, output_gradients=tf.constant(dout)).numpy()


def global_avg_pool(x):
    if np.ndim(x) != 4:
        raise ValueError("x")
    return tf.reduce_mean(tf.cast(x, tf.float32), axis=[1, 2])
