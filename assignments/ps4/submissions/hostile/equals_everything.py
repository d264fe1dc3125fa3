# loses: conv2d

# Returns an object that claims to be equal, close and of any shape.
import numpy as np


class Everything(np.ndarray):
    def __eq__(self, other):
        return np.True_

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.True_

    def __array_function__(self, function, types, args, kwargs):
        return np.True_

    def __sub__(self, other):
        return 0

    def __reduce__(self):
        return (print, ("unpickled",))

    shape = property(lambda self: (1, 1))


def conv2d(x, k, stride=1, padding="valid"):
    return np.zeros((1, 1)).view(Everything)
