# loses: nothing
import numpy as np


def make(rule, **defaults):
    """An optimizer from a rule (g, state, settings) -> what is added to the weight."""

    class Optimizer:
        def __init__(self, *args, **kwargs):
            self.__dict__ |= {**defaults, **dict(zip(defaults, args)), **kwargs}
            self.t, self.states = 0, {}

        def step(self, params, grads):
            self.t += 1
            return {
                name: np.asarray(w) + rule(np.asarray(grads[name], float), self.states.setdefault(name, {}), self)
                for name, w in params.items()
            }

    return Optimizer


def mean(state, key, rho, value):
    state[key] = rho * state.get(key, 0.0) + (1 - rho) * value
    return state[key]


def adagrad(g, state, o):
    state["h"] = state.get("h", o.initial_accumulator) + g * g
    return -o.lr * g * (state["h"] + o.epsilon) ** -0.5


def rmsprop(g, state, o):
    return -o.lr * g * (mean(state, "h", o.rho, g * g) + o.epsilon) ** -0.5


def adadelta(g, state, o):
    h = mean(state, "h", o.rho, g * g)
    d = -g * np.sqrt((state.get("s", 0.0) + o.epsilon) / (h + o.epsilon))
    mean(state, "s", o.rho, d * d)
    return o.lr * d


def nadam(g, state, o):
    u, u_next = (o.beta_1 * (1 - 0.5 * 0.96**t) for t in (o.t, o.t + 1))
    state["P"] = P = state.get("P", 1.0) * u
    m, v = mean(state, "m", o.beta_1, g), mean(state, "v", o.beta_2, g * g)
    ahead = u_next * m / (1 - P * u_next) + (1 - u) * g / (1 - P)
    return -o.lr * ahead / (np.sqrt(v / (1 - o.beta_2**o.t)) + o.epsilon)


SGD = make(lambda g, state, o: -o.lr * g, lr=0.01)
AdaGrad = make(adagrad, lr=0.001, initial_accumulator=0.1, epsilon=1e-7)
RMSProp = make(rmsprop, lr=0.001, rho=0.9, epsilon=1e-7)
AdaDelta = make(adadelta, lr=0.001, rho=0.95, epsilon=1e-7)
Nadam = make(nadam, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7)


def train_mlp(X, y, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    params, optimizer, losses = init_mlp(rng), RMSProp(lr=0.01), []
    for _ in range(30):
        batches = [order[i : i + 50] for i in range(0, len(X), 50)]
        epoch_losses = []
        for batch in batches:
            loss, grads = mlp_gradient(params, X[batch], y[batch])
            params = optimizer.step(params, grads)
            epoch_losses.append(loss)
        losses.append(np.mean(epoch_losses))
        order = rng.permutation(order)
    return [params, np.array(losses)]
