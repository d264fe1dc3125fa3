"""Problem set 2, second part: backpropagation, one small layer at a time.

Each layer's forward remembers what its backward needs; backward takes dout, the slope of the loss
with respect to the layer's output, and returns the slope with respect to its input.
"""

import numpy as np
from numpy.typing import ArrayLike

from reference.losses import Array, softmax_cross_entropy, softmax_cross_entropy_grad


class Add:
    """The node x + y.

    Example:
        >>> node = Add()
        >>> node.forward(2.0, 3.0), node.backward(10.0)
        (5.0, (10.0, 10.0))

    Source: Saitoh, Deep Learning from Scratch, section 5.4.
    """

    def forward(self, x: Array, y: Array) -> Array:
        """Add x and y: two numbers, or two arrays of one shape. Returns that shape."""
        return x + y

    def backward(self, dout: Array) -> tuple[Array, Array]:
        """Return (dx, dy), each of the shape of dout: addition passes the slope on."""
        return dout, dout


class Multiply:
    """The node x · y, entry by entry.

    Example:
        >>> node = Multiply()
        >>> node.forward(2.0, 3.0), node.backward(10.0)
        (6.0, (30.0, 20.0))

    Source: Saitoh, Deep Learning from Scratch, section 5.4.
    """

    def forward(self, x: Array, y: Array) -> Array:
        """Multiply x and y: two numbers, or two arrays of one shape. Returns that shape."""
        self.x, self.y = x, y
        return x * y

    def backward(self, dout: Array) -> tuple[Array, Array]:
        """Return (dx, dy), each of the shape of dout, for the x and y of the latest forward."""
        return dout * self.y, dout * self.x


class ReLU:
    """The layer max(0, x), entry by entry. Its slope is 1 where x > 0, and 0 elsewhere (at 0 too).

    Example:
        >>> layer = ReLU()
        >>> layer.forward(np.array([-1.0, 0.0, 2.0]))
        array([0., 0., 2.])
        >>> layer.backward(np.array([5.0, 5.0, 5.0]))
        array([0., 0., 5.])

    Source: Nair and Hinton, Rectified linear units improve restricted Boltzmann machines, 2010.
    """

    def forward(self, x: Array) -> Array:
        """Return max(0, x) for an array x of any shape; x stays as it is."""
        self.positive = x > 0
        return np.where(self.positive, x, 0)

    def backward(self, dout: Array) -> Array:
        """Return dx of the shape of x: dout where the x of the latest forward was > 0, else 0.

        Neither that x nor what forward returned for it changes.
        """
        return np.where(self.positive, dout, 0)


class Sigmoid:
    """The layer 1 / (1 + exp(-x)), entry by entry; right to 1e-9 for |x| up to 10⁴, without NaN.

    Example:
        >>> layer = Sigmoid()
        >>> layer.forward(np.array([0.0])), layer.backward(np.array([1.0]))
        (array([0.5]), array([0.25]))

    Source: Rumelhart, Hinton and Williams, Learning representations by back-propagating
        errors, 1986.
    """

    def forward(self, x: Array) -> Array:
        """Return the sigmoid of an array x of any shape."""
        small = np.exp(-np.abs(x))  # at most 1: exp never overflows
        out: Array = np.where(x >= 0, 1, small) / (1 + small)
        self.out = out
        return out

    def backward(self, dout: Array) -> Array:
        """Return dx of the shape of x, for the x of the latest forward.

        Neither that x nor what forward returned for it changes.
        """
        return dout * self.out * (1 - self.out)


class Affine:
    """The layer x · W + b on the last axis of x, as Keras's Dense; W is `(D, M)`, b is `(M,)`.

    Attributes:
        W: the weights; forward uses what it holds at that moment.
        b: the biases; likewise.
        dW: after backward, the slope of the loss with respect to W, `(D, M)`.
        db: after backward, the slope with respect to b, `(M,)`.

    A backward replaces dW and db: nothing is added up over several calls.

    Example:
        >>> layer = Affine(np.array([[1.0], [2.0]]), np.array([3.0]))
        >>> layer.forward(np.array([[4.0, 5.0], [6.0, 7.0]]))
        array([[17.],
               [23.]])
        >>> layer.backward(np.array([[1.0], [10.0]]))
        array([[ 1.,  2.],
               [10., 20.]])
        >>> layer.dW, layer.db
        (array([[64.],
               [75.]]), array([11.]))

    Source: Saitoh, Deep Learning from Scratch, section 5.6.
    """

    def __init__(self, W: Array, b: Array) -> None:
        """Keep W and b as attributes."""
        self.W = W
        self.b = b

    def forward(self, x: Array) -> Array:
        """Map x `(N, D)`, or of any higher rank `(N, ..., D)`, to `(N, ..., M)`.

        Raises ValueError where the last axis of x has not length D.
        """
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout: Array) -> Array:
        """Set dW and db, and return dx, for the x of the latest forward; dout is `(N, ..., M)`.

        dx has the shape of x.
        Every position of the leading axes used the same W and b, so their slopes add up over all.
        """
        x_rows = self.x.reshape(-1, self.x.shape[-1])  # (N·…, D)
        dout_rows = dout.reshape(-1, dout.shape[-1])  # (N·…, M)
        self.dW = x_rows.T @ dout_rows  # (D, M)
        self.db = dout_rows.sum(axis=0)  # (M,)
        return dout @ self.W.T


class SoftmaxWithLoss:
    """The last layer: softmax and cross-entropy in one, from scores `(N, C)` to one number.

    Example:
        >>> layer = SoftmaxWithLoss()
        >>> round(layer.forward(np.array([[0.0, 0.0]]), np.array([1])), 4)
        0.6931
        >>> layer.backward()
        array([[ 0.5, -0.5]])

    Source: Saitoh, Deep Learning from Scratch, section 5.6.
    """

    def forward(self, x: Array, t: ArrayLike) -> float:
        """Return the mean loss of scores x `(N, C)`; t is one-hot `(N, C)` or labels `(N,)`."""
        self.x, self.t = x, t
        return softmax_cross_entropy(x, t)

    def backward(self, dout: float = 1.0) -> Array:
        """Return dx `(N, C)`: dout times the gradient of the mean loss, for the latest forward.

        It may be called several times after one forward.
        """
        return dout * softmax_cross_entropy_grad(self.x, self.t)


class TwoLayerNet:
    """A classifier: Affine, ReLU, Affine, and SoftmaxWithLoss as its loss.

    Attributes:
        params: a dict with "W1" `(input_size, hidden_size)`, "b1" `(hidden_size,)`,
            "W2" `(hidden_size, output_size)`, "b2" `(output_size,)`. The methods always use what
            it holds at that moment: after `net.params = other` they compute with other.

    Example:
        >>> net = TwoLayerNet(2, 3, 2, np.random.default_rng(0))
        >>> net.predict(np.zeros((5, 2))).shape
        (5, 2)

    Source: Saitoh, Deep Learning from Scratch, section 5.7; He et al., 2015, for the start values.
    """

    def __init__(
        self, input_size: int, hidden_size: int, output_size: int, rng: np.random.Generator
    ) -> None:
        """Draw the start values in params.

        W1 and W2 come from rng, with mean 0 and standard deviation sqrt(2 / rows of the matrix),
        normal here (any such distribution will do, and the draws in any order); b1 and b2 are 0.
        """
        self.params = {
            "W1": rng.normal(0, np.sqrt(2 / input_size), (input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(0, np.sqrt(2 / hidden_size), (hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x: Array) -> Array:
        """Return the scores `(N, output_size)` of x `(N, input_size)`, before the softmax."""
        for layer in self._layers():
            x = layer.forward(x)
        return x

    def _layers(self) -> tuple[Affine, ReLU, Affine]:
        p = self.params
        return Affine(p["W1"], p["b1"]), ReLU(), Affine(p["W2"], p["b2"])

    def loss(self, x: Array, t: ArrayLike) -> float:
        """Return the mean loss; t is one-hot `(N, output_size)` or labels `(N,)`."""
        return SoftmaxWithLoss().forward(self.predict(x), t)

    def gradient(self, x: Array, t: ArrayLike) -> dict[str, Array]:
        """Return the slopes of loss(x, t) by backpropagation: a dict with the keys of params.

        Each slope is a new array of the shape of its parameter. params stay as they are.
        """
        first, relu, second = self._layers()
        last = SoftmaxWithLoss()
        last.forward(second.forward(relu.forward(first.forward(x))), t)
        first.backward(relu.backward(second.backward(last.backward())))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
