"""Problem set 3: eight rules for one step downhill, in the order in which they were invented.

Each optimizer is a class with one method, step(params, grads): it takes the weights as a dict of
arrays and the slope of the loss at them as a dict of the same names and shapes, and returns the
new weights as a new dict. What it remembers between steps it keeps per name, starting from zero.
All conventions (where epsilon stands, from where t counts, which defaults) are those of Keras 3.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Params = dict[str, Array]  # {"W1": array, "b1": array, …}


class SGD:
    """Plain gradient descent: w ← w - lr · g.

    Args:
        lr: the learning rate. The attribute self.lr may be changed between steps.

    Example:
        >>> SGD(lr=0.5).step({"w": np.array([1.0, 2.0])}, {"w": np.array([2.0, 0.0])})["w"]
        array([0., 2.])

    Source: Robbins and Monro 1951; keras.optimizers.SGD.
    """

    def __init__(self, lr: float = 0.01) -> None:
        """Remember the learning rate as self.lr."""
        self.lr = lr

    def step(self, params: Params, grads: Params) -> Params:
        """Take one step downhill.

        Args:
            params: the weights by name, each a number or an array of any shape (integers too);
                the same names and shapes at each step, in any order.
            grads: the gradient of the loss by the same names, in the same shapes.

        Returns:
            The new weights, new arrays in a new dict; params and grads stay as they are.
        """
        return {name: w - self.lr * grads[name] for name, w in params.items()}


class Momentum:
    """A ball that rolls: the velocity v remembers where it was heading.

        v ← momentum · v - lr · g        (v = 0 before the first step)
        w ← w + v

    The learning rate stands inside the velocity: changing self.lr changes later pushes, not the
    speed that the ball already has.

    Args:
        lr: the learning rate. The attribute self.lr may be changed between steps.
        momentum: the share of the velocity that survives a step.

    Example:
        >>> optimizer, w, g = Momentum(lr=0.5), {"w": np.array([0.0])}, {"w": np.array([2.0])}
        >>> w = optimizer.step(w, g); w["w"]      # v = -1
        array([-1.])
        >>> w = optimizer.step(w, g); w["w"]      # v = 0.9 · (-1) - 1 = -1.9
        array([-2.9])

    Source: Polyak 1964; keras.optimizers.SGD(momentum=0.9).
    """

    def __init__(self, lr: float = 0.01, momentum: float = 0.9) -> None:
        """Remember the settings; the velocities start at zero."""
        self.lr, self.momentum = lr, momentum
        self.v: Params = {}

    def step(self, params: Params, grads: Params) -> Params:
        """Take one step; arguments and result as in SGD.step."""
        new = {}
        for name, w in params.items():
            self.v[name] = self.momentum * self.v.get(name, 0.0) - self.lr * grads[name]
            new[name] = w + self.v[name]
        return new


class Nesterov:
    """Momentum that looks ahead: first renew the velocity, then go on by the renewed one.

        v ← momentum · v - lr · g        (v = 0 before the first step)
        w ← w + momentum · v - lr · g    (with the new v)

    This is Nesterov's method in the form in which g is taken at w itself, where the caller has it.

    Args:
        lr: the learning rate. The attribute self.lr may be changed between steps.
        momentum: the share of the velocity that survives a step.

    Example:
        >>> Nesterov(lr=0.5).step({"w": np.array([0.0])}, {"w": np.array([2.0])})["w"]
        array([-1.9])

    Source: Nesterov 1983; keras.optimizers.SGD(momentum=0.9, nesterov=True).
    """

    def __init__(self, lr: float = 0.01, momentum: float = 0.9) -> None:
        """Remember the settings; the velocities start at zero."""
        self.lr, self.momentum = lr, momentum
        self.v: Params = {}

    def step(self, params: Params, grads: Params) -> Params:
        """Take one step; arguments and result as in SGD.step."""
        new = {}
        for name, w in params.items():
            push = -self.lr * grads[name]
            self.v[name] = self.momentum * self.v.get(name, 0.0) + push
            new[name] = w + self.momentum * self.v[name] + push
        return new


class AdaGrad:
    """Large steps on fresh ground, small steps where the slope has been steep so far.

        h ← h + g²                       (h = initial_accumulator before the first step)
        w ← w - lr · g / √(h + epsilon)

    Squares and roots are taken entry by entry, so that each weight has its own step size.

    Args:
        lr: the learning rate. The attribute self.lr may be changed between steps.
        initial_accumulator: where each entry of h starts.
        epsilon: keeps the division finite; it stands inside the root.

    Example:
        >>> optimizer = AdaGrad(lr=1.0, initial_accumulator=0.0, epsilon=0.0)
        >>> optimizer.step({"w": np.array([0.0, 0.0])}, {"w": np.array([3.0, 0.01])})["w"]
        array([-1., -1.])

    Source: Duchi, Hazan and Singer 2011; keras.optimizers.Adagrad.
    """

    def __init__(
        self, lr: float = 0.001, initial_accumulator: float = 0.1, epsilon: float = 1e-7
    ) -> None:
        """Remember the settings; nothing is accumulated yet."""
        self.lr, self.initial_accumulator, self.epsilon = lr, initial_accumulator, epsilon
        self.h: Params = {}

    def step(self, params: Params, grads: Params) -> Params:
        """Take one step; arguments and result as in SGD.step."""
        new = {}
        for name, w in params.items():
            g = grads[name]
            self.h[name] = self.h.get(name, self.initial_accumulator) + np.square(g)
            new[name] = w - self.lr * g / np.sqrt(self.h[name] + self.epsilon)
        return new


class RMSProp:
    """AdaGrad that forgets: h is a moving average, so the steps do not shrink for ever.

        h ← rho · h + (1 - rho) · g²     (h = 0 before the first step)
        w ← w - lr · g / √(h + epsilon)

    Args:
        lr: the learning rate. The attribute self.lr may be changed between steps.
        rho: the share of the average that survives a step.
        epsilon: keeps the division finite; it stands inside the root.

    Example:
        >>> optimizer = RMSProp(lr=1.0, rho=0.75, epsilon=0.0)
        >>> optimizer.step({"w": np.array([0.0])}, {"w": np.array([3.0])})["w"]
        array([-2.])

    Source: Tieleman and Hinton 2012; keras.optimizers.RMSprop.
    """

    def __init__(self, lr: float = 0.001, rho: float = 0.9, epsilon: float = 1e-7) -> None:
        """Remember the settings; the averages start at zero."""
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h: Params = {}

    def step(self, params: Params, grads: Params) -> Params:
        """Take one step; arguments and result as in SGD.step."""
        new = {}
        for name, w in params.items():
            g = grads[name]
            self.h[name] = self.rho * self.h.get(name, 0.0) + (1 - self.rho) * np.square(g)
            new[name] = w - self.lr * g / np.sqrt(self.h[name] + self.epsilon)
        return new


class AdaDelta:
    """RMSProp whose step size comes from the steps it took: it never runs out of stride.

        h ← rho · h + (1 - rho) · g²             (h = 0 before the first step)
        d = -g · √(s + epsilon) / √(h + epsilon)
        s ← rho · s + (1 - rho) · d²             (s = 0 before the first step)
        w ← w + lr · d

    Note the order: d uses the new h, but the s of the step before; s averages d without lr.

    Args:
        lr: the learning rate (1.0 in the paper). self.lr may be changed between steps.
        rho: the share of both averages that survives a step.
        epsilon: starts the motion and keeps the division finite; it stands inside both roots.

    Example:
        >>> optimizer = AdaDelta(lr=1.0, rho=0.75, epsilon=1.0)
        >>> w = optimizer.step({"w": np.array([0.0])}, {"w": np.array([2.0])})["w"]
        >>> bool(np.isclose(w[0], -np.sqrt(2)))       # h = 1, d = -2 · 1 / √2
        True

    Source: Zeiler 2012; keras.optimizers.Adadelta.
    """

    def __init__(self, lr: float = 0.001, rho: float = 0.95, epsilon: float = 1e-7) -> None:
        """Remember the settings; both averages start at zero."""
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h: Params = {}
        self.s: Params = {}

    def step(self, params: Params, grads: Params) -> Params:
        """Take one step; arguments and result as in SGD.step."""
        new = {}
        for name, w in params.items():
            g, s = grads[name], self.s.get(name, 0.0)
            self.h[name] = self.rho * self.h.get(name, 0.0) + (1 - self.rho) * np.square(g)
            d = -g * np.sqrt(s + self.epsilon) / np.sqrt(self.h[name] + self.epsilon)
            self.s[name] = self.rho * s + (1 - self.rho) * np.square(d)
            new[name] = w + self.lr * d
        return new


class Adam:
    """Momentum for the direction, RMSProp for the step size, both corrected for their cold start.

        t ← t + 1                                (t = 0 before the first step)
        m ← beta_1 · m + (1 - beta_1) · g        (m = 0 before the first step)
        v ← beta_2 · v + (1 - beta_2) · g²       (v = 0 before the first step)
        w ← w - lr · √(1 - beta_2^t) / (1 - beta_1^t) · m / (√v + epsilon)

    t counts steps, the first is t = 1; it is the same for all parameters. epsilon stands outside
    the root and is added to √v before the correction, as in Keras (the paper adds it to √v̂).

    Args:
        lr: the learning rate. The attribute self.lr may be changed between steps.
        beta_1: the share of the mean gradient m that survives a step.
        beta_2: the share of the mean square v that survives a step.
        epsilon: keeps the division finite.

    Example:
        >>> optimizer = Adam(lr=0.5, epsilon=0.0)
        >>> w = optimizer.step({"w": np.array([0.0, 0.0])}, {"w": np.array([30.0, -0.2])})["w"]
        >>> w.round(6)                                # the first step is lr, however steep
        array([-0.5,  0.5])

    Source: Kingma and Ba 2015, section 2; keras.optimizers.Adam.
    """

    def __init__(
        self,
        lr: float = 0.001,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-7,
    ) -> None:
        """Remember the settings; both averages and t start at zero."""
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.t = 0
        self.m: Params = {}
        self.v: Params = {}

    def step(self, params: Params, grads: Params) -> Params:
        """Take one step; arguments and result as in SGD.step."""
        self.t += 1
        rate = self.lr * np.sqrt(1 - self.beta_2**self.t) / (1 - self.beta_1**self.t)
        new = {}
        for name, w in params.items():
            g = grads[name]
            self.m[name] = self.beta_1 * self.m.get(name, 0.0) + (1 - self.beta_1) * g
            self.v[name] = self.beta_2 * self.v.get(name, 0.0) + (1 - self.beta_2) * np.square(g)
            new[name] = w - rate * self.m[name] / (np.sqrt(self.v[name]) + self.epsilon)
        return new


class Nadam:
    """Adam with Nesterov's look ahead, and a momentum that warms up.

        t ← t + 1                                (t = 0 before the first step)
        u_t = beta_1 · (1 - 0.5 · 0.96^t)        (the momentum of step t)
        P ← P · u_t                              (P = 1 before the first step: P = u_1 · … · u_t)
        m ← beta_1 · m + (1 - beta_1) · g        (m = 0 before the first step)
        v ← beta_2 · v + (1 - beta_2) · g²       (v = 0 before the first step)
        m̂ = u_{t+1} · m / (1 - P · u_{t+1}) + (1 - u_t) · g / (1 - P)
        v̂ = v / (1 - beta_2^t)
        w ← w - lr · m̂ / (√v̂ + epsilon)

    t and P move once a step and are the same for all parameters.

    Args:
        lr: the learning rate. The attribute self.lr may be changed between steps.
        beta_1: the share of the mean gradient m that survives a step.
        beta_2: the share of the mean square v that survives a step.
        epsilon: keeps the division finite; it stands outside the root of v̂.

    Example:
        >>> optimizer = Nadam(lr=1.0, beta_1=0.0, epsilon=0.0)
        >>> optimizer.step({"w": np.array([0.0])}, {"w": np.array([3.0])})["w"].round(6)
        array([-1.])

    Source: Dozat 2016; keras.optimizers.Nadam.
    """

    def __init__(
        self,
        lr: float = 0.001,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-7,
    ) -> None:
        """Remember the settings; the averages and t start at zero, the product P at one."""
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.t, self.product = 0, 1.0
        self.m: Params = {}
        self.v: Params = {}

    def step(self, params: Params, grads: Params) -> Params:
        """Take one step; arguments and result as in SGD.step."""
        self.t += 1
        u = self.beta_1 * (1 - 0.5 * 0.96**self.t)
        u_next = self.beta_1 * (1 - 0.5 * 0.96 ** (self.t + 1))
        self.product *= u
        new = {}
        for name, w in params.items():
            g = grads[name]
            m = self.m[name] = self.beta_1 * self.m.get(name, 0.0) + (1 - self.beta_1) * g
            v = self.beta_2 * self.v.get(name, 0.0) + (1 - self.beta_2) * np.square(g)
            self.v[name] = v
            m_hat = u_next * m / (1 - self.product * u_next) + (1 - u) * g / (1 - self.product)
            v_hat = v / (1 - self.beta_2**self.t)
            new[name] = w - self.lr * m_hat / (np.sqrt(v_hat) + self.epsilon)
        return new
