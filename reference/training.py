"""Problem set 3: how a network is trained: the path downhill, batches, schedules, when to stop.

N samples; the network of the lecture is 2 inputs → 25 hidden neurons (ReLU) → 3 classes (softmax).
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike

from reference.optimizers import Adam, Array, Params


def brute_force_count(n_weights: int, n_values: int) -> int:
    """Count the settings one has to try if each weight may take each of n_values values.

    Args:
        n_weights: how many weights, at least 0.
        n_values: how many values each of them may take, at least 1.

    Returns:
        The exact number, a Python int of any length.

    Raises:
        ValueError: n_weights < 0 or n_values < 1.

    Example:
        >>> brute_force_count(2, 10)
        100
    """
    if n_weights < 0 or n_values < 1:
        raise ValueError(f"n_weights must be >= 0, n_values >= 1; got {n_weights}, {n_values}")
    count: int = n_values**n_weights
    return count


def gradient_descent(
    grad: Callable[[Array], ArrayLike], w0: ArrayLike, lr: float, steps: int
) -> Array:
    """Walk downhill from w0: w ← w - lr · grad(w), and keep every point of the path.

    Args:
        grad: a function that takes the weights w (a float array of the shape of w0) and returns
            the slope of the loss there, in the same shape: a number, list or array, to be read
            only.
        w0: the starting point: a number, list or array (integers too); it stays as it is.
        lr: the learning rate, above 0.
        steps: how many steps to take, at least 0.

    Returns:
        The path (steps + 1, *shape of w0): row 0 is w0, row i the weights after i steps.

    Raises:
        ValueError: lr <= 0 or steps < 0.

    Example:
        >>> gradient_descent(lambda w: 2 * w, 8.0, lr=0.25, steps=3)      # the loss is w²
        array([8., 4., 2., 1.])

    Source: Cauchy 1847; lecture: Δw = -α · dE/dw.
    """
    if lr <= 0 or steps < 0:
        raise ValueError(f"lr must be > 0 and steps >= 0; got lr={lr}, steps={steps}")
    path = [np.array(w0, dtype=float)]
    for _ in range(steps):
        w = path[-1].copy()  # grad gets a copy: what it does to it cannot change the path
        path.append(path[-1] - lr * np.asarray(grad(w)))
    return np.array(path)


def minibatches(
    X: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator | None = None
) -> Iterator[tuple[Array, Array]]:
    """Cut the data into batches; all batches together are one epoch: every sample exactly once.

    Args:
        X: the samples, (N, …), a list or array; N >= 1.
        y: their labels or targets, (N,) or (N, …): y[i] belongs to X[i].
        batch_size: samples a batch, a whole number >= 1. N is batch gradient descent, 1 is SGD;
            a number above N gives one batch of all N.
        rng: a np.random.Generator that draws the order of the samples, anew at each call (the
            only source of randomness); None keeps the order of X.

    Yields:
        (X_batch, y_batch), arrays of batch_size samples, copies or views, in which integer
        labels stay integers; the last batch holds what is left. X and y stay as they are.

    Raises:
        ValueError: batch_size is below 1 or not a whole number (2.5; of 2.0 nothing is asked),
            or X and y differ in length (at the call or when the first batch is asked for).

    Example:
        >>> [len(X_batch) for X_batch, y_batch in minibatches(np.zeros((7, 2)), np.zeros(7), 3)]
        [3, 3, 1]
    """
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError(f"X and y must have one length; got {len(X)} and {len(y)}")
    if batch_size != int(batch_size) or batch_size < 1:
        raise ValueError(f"batch_size must be a whole number >= 1; got {batch_size}")
    order = np.arange(len(X)) if rng is None else rng.permutation(len(X))
    for start in range(0, len(X), int(batch_size)):
        batch = order[start : start + int(batch_size)]
        yield X[batch], y[batch]


def step_decay(lr0: float, epoch: int, drop: float, every: int) -> float:
    """Multiply the learning rate by drop after each `every` epochs: lr0 · drop^⌊epoch / every⌋.

    Args:
        lr0: the learning rate of epoch 0.
        epoch: the epoch, counted from 0.
        drop: the factor, e.g. 0.5; 1 keeps the rate constant.
        every: how many epochs each rate lasts, at least 1.

    Returns:
        The learning rate of that epoch.

    Raises:
        ValueError: epoch < 0 or every < 1.

    Example:
        >>> [step_decay(0.5, epoch, drop=0.5, every=2) for epoch in range(5)]
        [0.5, 0.5, 0.25, 0.25, 0.125]
    """
    if epoch < 0 or every < 1:
        raise ValueError(f"epoch must be >= 0 and every >= 1; got {epoch}, {every}")
    return lr0 * drop ** (epoch // every)


def exponential_decay(lr0: float, epoch: int, k: float) -> float:
    """Let the learning rate melt smoothly: lr0 · e^(-k · epoch).

    Args:
        lr0: the learning rate of epoch 0.
        epoch: the epoch, counted from 0.
        k: how fast it melts, at least 0; 0 keeps it constant.

    Returns:
        The learning rate of that epoch.

    Raises:
        ValueError: epoch < 0.

    Example:
        >>> round(exponential_decay(0.1, 10, k=0.1), 4)
        0.0368
    """
    if epoch < 0:
        raise ValueError(f"epoch must be >= 0; got {epoch}")
    return float(lr0 * np.exp(-k * epoch))


def early_stopping(
    val_losses: Sequence[float], patience: int, min_delta: float = 0.0
) -> tuple[int | None, int]:
    """Say when training should have stopped, and which epoch's weights to keep.

    Epochs count from 0. Epoch 0 is the first best. A later epoch is an improvement, and the new
    best, if its loss is below the best epoch's loss by more than min_delta. Training stops at
    the first epoch at which the last `patience` epochs all were no improvement.

    Args:
        val_losses: the validation loss after each epoch; at least one, and the first is a
            number. A later NaN is no improvement.
        patience: how many epochs in a row without improvement end the training, at least 1.
        min_delta: how much better is better, at least 0.

    Returns:
        (stop, best): the epoch after which training stops, or None if it never does; and the
        best epoch up to there. Losses after the stop are never seen.

    Raises:
        ValueError: val_losses is empty, patience < 1 or min_delta < 0.

    Example:
        >>> early_stopping([0.9, 0.5, 0.6, 0.7, 0.1], patience=2)
        (3, 1)

    Source: keras.callbacks.EarlyStopping(patience, min_delta, restore_best_weights=True).
    """
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError(
            "val_losses must not be empty, patience >= 1, min_delta >= 0; "
            f"got {len(val_losses)} losses, {patience}, {min_delta}"
        )
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best] - min_delta:
            best = epoch
        elif epoch - best >= patience:
            return epoch, best
    return None, best


def make_blobs(
    centers: ArrayLike, rng: np.random.Generator, n_samples: int = 1000, std: float = 2.0
) -> tuple[Array, np.ndarray]:
    """Draw round clouds of points: X (N, 2) and the cloud's number y (N,), in random order."""
    centers = np.asarray(centers)
    y = np.sort(np.arange(n_samples) % len(centers))
    X = centers[y] + rng.normal(scale=std, size=(n_samples, 2))
    order = rng.permutation(n_samples)
    return X[order], y[order]


def init_mlp(rng: np.random.Generator) -> Params:
    """Draw the 153 weights of a 2–25–3 network (He initialisation); biases start at zero."""
    return {
        "W1": rng.normal(scale=np.sqrt(2 / 2), size=(2, 25)),
        "b1": np.zeros(25),
        "W2": rng.normal(scale=np.sqrt(2 / 25), size=(25, 3)),
        "b2": np.zeros(3),
    }


def mlp_probabilities(params: Params, X: ArrayLike) -> Array:
    """Forward pass: X (N, 2) → hidden ReLU (N, 25) → softmax (N, 3)."""
    hidden = np.maximum(np.asarray(X) @ params["W1"] + params["b1"], 0)  # (N, 25)
    logits = hidden @ params["W2"] + params["b2"]  # (N, 3)
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(p / p.sum(axis=1, keepdims=True))


def mlp_gradient(params: Params, X: ArrayLike, y: ArrayLike) -> tuple[float, Params]:
    """Mean cross-entropy of the labels y (N,), and its gradient by backpropagation (ps2)."""
    X, labels = np.asarray(X), np.asarray(y)
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)  # (N, 25)
    p = mlp_probabilities(params, X)  # (N, 3)
    loss = -np.mean(np.log(p[np.arange(len(labels)), labels] + 1e-12))
    dlogits = (p - np.eye(3)[labels]) / len(labels)  # (N, 3)
    dhidden = dlogits @ params["W2"].T * (hidden > 0)  # (N, 25)
    grads = {
        "W1": X.T @ dhidden,  # (2, 25)
        "b1": dhidden.sum(axis=0),
        "W2": hidden.T @ dlogits,  # (25, 3)
        "b2": dlogits.sum(axis=0),
    }
    return float(loss), grads


def train_mlp(X: Array, y: Array, rng: np.random.Generator) -> tuple[Params, list[float]]:
    """Train the lecture's 2–25–3 network on labelled points.

    Optimizer, learning rate, batch size and number of epochs are yours to choose: 40 epochs of
    Adam, from lr 0.01 downwards, take a tenth of a second; please stay below five seconds.

    Args:
        X: the training points, (N, 2).
        y: their classes, (N,), integers 0, 1 and 2.
        rng: draws the first weights and the batches; the same seed gives the same result.

    Returns:
        (params, losses): the trained weights {"W1": (2, 25), "b1": (25,), "W2": (25, 3),
        "b2": (3,)}, 153 numbers, to be used by mlp_probabilities; and the training loss of each
        epoch, a mean over its samples or batches, as a list of floats. X and y stay as they are.

    Example:
        >>> X, y = make_blobs([[-5, 0], [5, 0], [0, 8]], np.random.default_rng(0), 90, std=1.0)
        >>> params, losses = train_mlp(X, y, np.random.default_rng(1))
        >>> float(np.mean(mlp_probabilities(params, X).argmax(axis=1) == y)), len(losses)
        (1.0, 40)
    """
    params, optimizer, losses = init_mlp(rng), Adam(), []
    for epoch in range(40):
        optimizer.lr = step_decay(0.01, epoch, drop=0.5, every=10)  # settle down towards the end
        epoch_losses = []
        for X_batch, y_batch in minibatches(X, y, 32, rng):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
            epoch_losses.append(loss)
        losses.append(float(np.mean(epoch_losses)))
    return params, losses
