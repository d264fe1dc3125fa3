# loses: nothing
import numpy as np


def one_hot(labels, num_classes):
    labels = np.asarray(labels)
    if labels.ndim == 2 and labels.shape[-1] == 1:
        labels = labels.squeeze(-1)
    if labels.ndim != 1:
        raise ValueError("labels: (N,) or (N, 1)")
    if not np.all(np.isin(labels, np.arange(num_classes))):
        raise ValueError("labels out of range")
    return np.eye(num_classes, dtype=int)[labels]


def as_labels(t, shape):
    t = np.asarray(t)
    if t.shape == shape:
        return np.atleast_2d(t).argmax(axis=1)
    if t.size != np.prod(shape[:-1]) or t.ndim > 2:
        raise ValueError("the targets do not fit")
    t = t.reshape(-1)
    if t.min() < 0 or t.max() >= shape[-1]:
        raise ValueError("label out of range")
    return t


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    labels = as_labels(t, p.shape)
    p = np.clip(np.atleast_2d(p), eps, 1 - eps)
    return -np.log(p[np.arange(len(p)), labels]).mean()


def softmax_cross_entropy(logits, t):
    logits = np.asarray(logits, dtype=float)
    labels = as_labels(t, logits.shape)
    z = np.atleast_2d(logits)
    return (np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), labels]).mean()


def softmax_cross_entropy_grad(logits, t):
    logits = np.asarray(logits, dtype=float)
    labels = as_labels(t, logits.shape)
    z = np.atleast_2d(logits)
    grad = np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])
    grad[np.arange(len(z)), labels] -= 1
    grad /= len(z)
    return grad.reshape(logits.shape)


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.einsum("...d,dm->...m", x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.einsum("nd,nm->dm", self.x.reshape(-1, len(self.W)), dout.reshape(-1, len(self.b)))
        self.db = np.einsum("nm->m", dout.reshape(-1, len(self.b)))
        return np.einsum("...m,dm->...d", dout, self.W)


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        sizes = (input_size, hidden_size, output_size)
        self.params = {}
        for k in (2, 1):
            rows, columns = sizes[k - 1], sizes[k]
            self.params[f"W{k}"] = np.sqrt(2 / rows) * rng.standard_normal((rows, columns))
            self.params[f"b{k}"] = np.zeros(columns)

    def forward(self, x):
        z = np.einsum("nd,dh->nh", x, self.params["W1"]) + self.params["b1"]
        hidden = z.clip(0)
        return z, hidden, np.einsum("nh,hc->nc", hidden, self.params["W2"]) + self.params["b2"]

    def predict(self, x):
        return self.forward(x)[-1]

    def loss(self, x, t):
        return softmax_cross_entropy(self.predict(x), t)

    def gradient(self, x, t):
        z, hidden, scores = self.forward(x)
        dy = softmax_cross_entropy_grad(scores, t)
        dz = np.einsum("nc,hc->nh", dy, self.params["W2"]) * np.heaviside(z, 0)
        return {
            "W1": np.einsum("nd,nh->dh", x, dz),
            "b1": dz.sum(0),
            "W2": np.einsum("nh,nc->hc", hidden, dy),
            "b2": dy.sum(0),
        }
