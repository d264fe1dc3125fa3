# loses: dense
# hint: A misspelt activation must not pass silently as none: raise ValueError.
# hint.ko: 철자가 틀린 활성화 함수를 말없이 넘기면 안 됩니다. ValueError를 내세요.
import numpy as np


def dense(x, W, b, activation=None):
    if np.shape(b) != np.shape(W)[1:]:
        raise ValueError("one bias for each neuron")
    z = np.asarray(x, dtype=float) @ W + b
    functions = {"step": step, "sigmoid": sigmoid, "tanh": tanh, "relu": relu}
    functions |= {"leaky_relu": leaky_relu, "softmax": softmax}
    if callable(activation):
        return activation(z)
    return functions.get(activation, lambda z: z)(z)
