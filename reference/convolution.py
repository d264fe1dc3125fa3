"""x"""
import numpy as np
def conv1d(x, w, b=0.0, stride=1):
    """d"""
    n = (len(x) - len(w)) // stride + 1
    return np.array([np.dot(x[i*stride:i*stride+len(w)], w) + b for i in range(n)])
