"""Problem set 1: a neuron, its activation, and layers of neurons: the forward pass.

N samples, D inputs, M neurons. A batch is `(N, D)`, a layer's weights are `(D, M)`.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Activation = str | Callable[[Array], Array] | None


def floats(x: ArrayLike) -> Array:
    """Make floats of a number, a list or an array; an array of floats is not copied."""
    return np.asarray(x, dtype=float)


# --- a neuron that decides ------------------------------------------------------------------------


def step(x: ArrayLike) -> Array:
    """The step function: 1 where x > 0, else 0.

    Args:
        x: a number or an array of any shape.

    Returns:
        Zeros and ones in the shape of x. At exactly 0 the result is 0.

    Example:
        >>> step(np.array([-2.0, 0.0, 3.0]))
        array([0., 0., 1.])

    Source: McCulloch and Pitts (1943), a neuron that fires or does not.
    """
    return np.where(floats(x) > 0, 1.0, 0.0)


def perceptron(x: ArrayLike, w: ArrayLike, b: float) -> Array:
    """Decide with one neuron: step(x · w + b).

    Args:
        x: one input vector `(D,)`, or a batch of them `(N, D)`; an array or a list.
        w: weights `(D,)`; an array or a list.
        b: bias, one number. It is added: the neuron fires where x · w is greater than -b.

    Returns:
        0 or 1 for one vector; zeros and ones `(N,)` for a batch.

    Raises:
        ValueError: x and w differ in D (3 inputs and 1 weight do, too).

    Example:
        >>> perceptron(np.array([[3.0, 1.0], [1.0, 1.0]]), np.array([2.0, -1.0]), -4.0)
        array([1., 0.])

    Source: F. Rosenblatt, The Perceptron (1958).
    """
    x, w = floats(x), floats(w)
    if x.shape[-1:] != w.shape:
        raise ValueError(f"w must be (D,) and x (D,) or (N, D): got w {w.shape}, x {x.shape}")
    return step(x @ w + b)  # (N, D) · (D,) → (N,)


AND = ([1.0, 1.0], -1.5)
OR = ([1.0, 1.0], -0.5)
NAND = ([-1.0, -1.0], 1.5)


def xor(x1: float, x2: float) -> Array:
    """Exclusive or: 1 where exactly one of two inputs is 1; two layers of perceptrons.

    Build it from AND, OR and NAND with `perceptron`.

    Args:
        x1: 0 or 1.
        x2: 0 or 1.

    Returns:
        0 or 1, one number.

    Example:
        >>> [int(xor(*x)) for x in [(0, 0), (0, 1), (1, 0), (1, 1)]]
        [0, 1, 1, 0]

    Source: Minsky and Papert, Perceptrons (1969): one layer is not enough.
    """
    at_least_one = perceptron([x1, x2], *OR)
    not_both = perceptron([x1, x2], *NAND)
    return perceptron([float(at_least_one), float(not_both)], *AND)


# --- activations ----------------------------------------------------------------------------------


def sigmoid(x: ArrayLike) -> Array:
    """The logistic function 1 / (1 + e⁻ˣ): any number becomes a value between 0 and 1.

    No step on the way may overflow or become NaN for |x| up to 10,000 (numpy's overflow warning
    counts as a mistake here).

    Args:
        x: a number or an array of any shape.

    Returns:
        Floats in the shape of x, each from 0 to 1. Float32 precision (six decimals) is enough.

    Example:
        >>> sigmoid(np.array([-10_000.0, 0.0, 10_000.0]))
        array([0. , 0.5, 1. ])

    Source: P.-F. Verhulst's logistic curve (1845).
    """
    x = floats(x)
    e = np.exp(-np.abs(x))  # e to a power that is never positive: from 0 to 1
    y: Array = np.where(x >= 0, 1.0, e) / (1.0 + e)
    return y


def tanh(x: ArrayLike) -> Array:
    """The hyperbolic tangent (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ): a sigmoid between -1 and 1, centred at 0.

    For practice, leave `np.tanh` aside. No step on the way may overflow or become NaN for |x| up
    to 10,000.

    Args:
        x: a number or an array of any shape.

    Returns:
        Floats in the shape of x, each from -1 to 1. Float32 precision (six decimals) is enough.

    Example:
        >>> tanh(np.array([-10_000.0, 0.0, 10_000.0]))
        array([-1.,  0.,  1.])

    Source: LeCun et al., Efficient BackProp (1998), on why zero-centred helps.
    """
    return 2 * sigmoid(2 * floats(x)) - 1


def relu(x: ArrayLike) -> Array:
    """The rectified linear unit: x where x > 0, else 0.

    Args:
        x: a number or an array of any shape. It is left as it was.

    Returns:
        Numbers in the shape of x, none below 0.

    Example:
        >>> relu(np.array([-2.0, 0.0, 3.0]))
        array([0., 0., 3.])

    Source: Nair and Hinton (2010); Glorot, Bordes and Bengio (2011).
    """
    x = floats(x)
    return np.where(x > 0, x, 0.0)


def leaky_relu(x: ArrayLike, alpha: float = 0.01) -> Array:
    """A ReLU that leaks: x where x > 0, alpha · x elsewhere.

    Args:
        x: a number or an array of any shape. It is left as it was.
        alpha: the slope on the negative side, from 0 to 1.

    Returns:
        Floats in the shape of x.

    Example:
        >>> leaky_relu(np.array([-2.0, 0.0, 3.0]), alpha=0.25)
        array([-0.5,  0. ,  3. ])

    Source: Maas, Hannun and Ng, Rectifier Nonlinearities (2013).
    """
    x = floats(x)
    return np.where(x > 0, x, alpha * x)


def softmax(x: ArrayLike, axis: int = -1) -> Array:
    """Turn scores into probabilities: exp(x) divided by its sum along `axis`.

    No step on the way may overflow or become NaN for |x| up to 10,000.

    Args:
        x: scores, an array of any shape with at least one axis, for instance `(C,)` or `(N, C)`.
        axis: the axis whose entries compete with one another, and add up to 1 in the result.

    Returns:
        Floats in the shape of x, each from 0 to 1. Float32 precision (six decimals) is enough.

    Example:
        >>> softmax(np.array([[0.0, 0.0], [10_000.0, 0.0]]))
        array([[0.5, 0.5],
               [1. , 0. ]])

    Source: J. S. Bridle (1990).
    """
    x = floats(x)
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))  # the largest power is e⁰
    probabilities: Array = e / np.sum(e, axis=axis, keepdims=True)
    return probabilities


# --- matrices and layers --------------------------------------------------------------------------


def matmul(A: ArrayLike, B: ArrayLike) -> Array:
    """Multiply two matrices: entry (i, j) is row i of A times column j of B, summed.

    For practice, leave `@`, `np.dot`, `np.matmul` and `np.einsum` aside.

    Args:
        A: `(N, K)`.
        B: `(K, M)`.

    Returns:
        `(N, M)`.

    Raises:
        ValueError: A or B is no matrix (two axes), or A's columns are not as many as B's rows.

    Example:
        >>> matmul(np.array([[1, 2]]), np.array([[3], [4]]))
        array([[11.]])

    Source: A. Cayley, A Memoir on the Theory of Matrices (1858).
    """
    A, B = floats(A), floats(B)
    if A.ndim != 2 or B.ndim != 2 or A.shape[1] != B.shape[0]:
        raise ValueError(f"A must be (N, K) and B (K, M): got A {A.shape}, B {B.shape}")
    products = A[:, :, np.newaxis] * B[np.newaxis, :, :]  # (N, K, M)
    sums: Array = np.sum(products, axis=1)  # (N, M)
    return sums


def transpose(A: ArrayLike) -> Array:
    """Turn rows into columns: entry (i, j) of the result is entry (j, i) of A.

    For practice, leave `.T`, `np.transpose` and `np.swapaxes` aside.

    Args:
        A: a matrix `(N, M)`.

    Returns:
        `(M, N)`.

    Example:
        >>> transpose(np.array([[1, 2, 3], [4, 5, 6]]))
        array([[1., 4.],
               [2., 5.],
               [3., 6.]])
    """
    A = floats(A)
    N, M = A.shape
    columns = [A[:, j] for j in range(M)]  # M vectors (N,)
    return np.array(columns).reshape(M, N)


def activate(z: Array, activation: Activation) -> Array:
    """Apply an activation to weighted sums z.

    `activation` is one of the names "step", "sigmoid", "tanh", "relu", "leaky_relu", "softmax",
    or any function of an array, or None: then z passes through as it is. Another name raises
    ValueError.
    """
    named = {
        "step": step,
        "sigmoid": sigmoid,
        "tanh": tanh,
        "relu": relu,
        "leaky_relu": leaky_relu,
        "softmax": softmax,
    }
    if activation is None:
        return z
    if callable(activation):
        return activation(z)
    if activation not in named:
        raise ValueError(f"unknown activation {activation!r}; known are {', '.join(named)}")
    return named[activation](z)


def dense(x: ArrayLike, W: ArrayLike, b: ArrayLike, activation: Activation = None) -> Array:
    """One layer of neurons: activation(x W + b).

    Each column of W holds the weights of one neuron. From here on `@` is yours to use.

    Args:
        x: a batch of inputs `(N, D)`.
        W: weights `(D, M)`.
        b: biases `(M,)`, one for each neuron.
        activation: "step", "sigmoid", "tanh", "relu", "leaky_relu" or "softmax" (over the M
            neurons of each sample), a function of an array (it gets all of x W + b), or None.

    Returns:
        `(N, M)`.

    Raises:
        ValueError: x, W and b do not fit together (one bias for several neurons does not), or
            activation is an unknown name.

    Example:
        >>> dense(np.array([[1.0, 2.0]]), np.array([[1.0, 0.0], [1.0, -1.0]]), np.ones(2), "relu")
        array([[4., 0.]])

    Source: Keras's Dense layer; Goodfellow et al., Deep Learning, section 6.1.
    """
    x, W, b = floats(x), floats(W), floats(b)
    if x.shape[1:] != W.shape[:1]:
        raise ValueError(f"x must be (N, D) and W (D, M): got x {x.shape}, W {W.shape}")
    if b.shape != W.shape[1:]:
        raise ValueError(f"b must be (M,) = {W.shape[1:]}, got {b.shape}")
    return activate(x @ W + b, activation)


def feedforward(x: ArrayLike, layers: Sequence[tuple[ArrayLike, ArrayLike, Activation]]) -> Array:
    """The forward pass: each layer's output is the next one's input.

    Args:
        x: a batch of inputs `(N, D)`.
        layers: a list of `(W, b, activation)`, first layer first, each as in `dense`.

    Returns:
        The last layer's output `(N, M)`.

    Raises:
        ValueError: a layer does not fit what comes before it.

    Example:
        >>> hidden = (np.eye(2), np.array([0.0, -5.0]), "relu")
        >>> output = (np.array([[1.0], [10.0]]), np.array([0.5]), None)
        >>> feedforward(np.array([[3.0, 4.0]]), [hidden, output])
        array([[3.5]])

    Source: Goodfellow et al., Deep Learning, chapter 6.
    """
    for W, b, activation in layers:
        x = dense(x, W, b, activation)
    return floats(x)


def collapse_linear(layers: Sequence[tuple[ArrayLike, ArrayLike]]) -> tuple[Array, Array]:
    """Fold a stack of layers without activation into one layer that does the same.

    For every input x, `dense(x, W, b)` equals the layers applied one after another.

    Args:
        layers: a list of `(W, b)`, first layer first; at least one.

    Returns:
        `(W, b)`: weights `(D, M)` and biases `(M,)`, from the first layer's D inputs to the last
        layer's M outputs.

    Raises:
        ValueError: a layer does not fit the one before it.

    Example:
        >>> first, second = (np.array([[3.0]]), np.ones(1)), (np.array([[2.0]]), np.zeros(1))
        >>> collapse_linear([first, second])
        (array([[6.]]), array([2.]))

    Source: Goodfellow et al., Deep Learning, section 6.1: why hidden layers must not be linear.
    """
    W, b = map(floats, layers[0])
    for W_next, b_next in layers[1:]:
        W, b = W @ floats(W_next), b @ floats(W_next) + floats(b_next)
    return W, b
