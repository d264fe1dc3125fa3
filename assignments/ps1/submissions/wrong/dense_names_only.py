# loses: dense
# hint: The activation may be a function as well as a name; `activate` takes both.
# hint.ko: 활성화는 이름뿐 아니라 함수일 수도 있습니다. `activate`는 둘 다 받습니다.
import numpy as np


def dense(x, W, b, activation=None):
    if np.shape(b) != np.shape(W)[1:]:
        raise ValueError("one bias for each neuron")
    z = np.asarray(x, dtype=float) @ W + b
    functions = {None: lambda z: z, "step": step, "sigmoid": sigmoid, "tanh": tanh, "relu": relu}
    functions |= {"leaky_relu": leaky_relu, "softmax": softmax}
    if activation not in functions:
        raise ValueError(f"unknown activation {activation}")
    return functions[activation](z)
