"""Problem set 6: handwritten digits: an MLP against a CNN, and dropout.

N images of H × W grey pixels (28 × 28 for MNIST), channels last; C = 10 classes.
"""

from __future__ import annotations

import keras
import numpy as np
from numpy.typing import ArrayLike


def flatten_images(x: ArrayLike) -> np.ndarray:
    """Write every image as one long vector, row after row: what an MLP sees.

    Args:
        x: a batch of images, (N, H, W) or (N, H, W, C).

    Returns:
        The vectors, (N, H·W) or (N, H·W·C): the first row of pixels from left to right, then the
        next row; of each pixel its channels side by side. The numbers stay as they are.

    Raises:
        ValueError: x is not of rank 3 or 4.

    Example:
        >>> flatten_images([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]).tolist()
        [[1, 2, 3, 4], [5, 6, 7, 8]]

    Source: the lecture's image flattening; ``keras.layers.Flatten``.
    """
    x = np.asarray(x)
    if x.ndim not in (3, 4):
        raise ValueError(f"x must be (N, H, W) or (N, H, W, C), got {x.shape}")
    return x.reshape(len(x), int(np.prod(x.shape[1:])))  # also for N = 0


def prepare(x: ArrayLike, y: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Turn grey images and labels as they come into what a network takes.

    Args:
        x: images, (N, H, W) or (N, H, W, 1), pixels from 0 (black) to 255 (white).
        y: their labels, (N,) or (N, 1), whole numbers from 0 to 9.

    Returns:
        x: (N, H, W, 1), floats from 0 to 1: the pixels divided by 255, with a channel axis.
        t: (N, 10), one-hot: a 1 in the column of the label, 0 elsewhere; ten columns also where
            some digit does not occur in y.

    Raises:
        ValueError: x or y has another shape, they differ in length, or a label is not one of
            0, 1, …, 9.

    Example:
        >>> x, t = prepare([[[0, 51]], [[255, 102]]], [2, 0])
        >>> x[:, 0, :, 0].tolist(), t.argmax(axis=1).tolist(), x.shape, t.shape
        ([[0.0, 0.2], [1.0, 0.4]], [2, 0], (2, 1, 2, 1), (2, 10))

    Source: the lecture's preprocessing; ``keras.utils.to_categorical``.
    """
    x, labels = np.asarray(x, dtype=float), np.asarray(y)
    if x.ndim == 3:
        x = x[..., None]  # (N, H, W, 1)
    if x.ndim != 4 or x.shape[3] != 1:
        raise ValueError(f"x must be (N, H, W) or (N, H, W, 1), got {x.shape}")
    if labels.shape not in ((len(x),), (len(x), 1)):
        raise ValueError(f"y must be one label for each of the {len(x)} images, got {labels.shape}")
    classes = np.arange(10)
    t = (labels.reshape(-1, 1) == classes).astype(float)  # (N, 10)
    if not np.all(t.sum(axis=1) == 1):
        raise ValueError(f"y must hold whole numbers from 0 to 9, got {labels.ravel()}")
    return x / 255, t


def build_mlp() -> keras.Model:
    """Build the lecture's multilayer perceptron for digits: 784–512–512–10.

    The layers, in this order:
        Flatten, which turns images (28, 28, 1) into vectors of 784 numbers
        Dense, 512 units, ReLU
        Dense, 512 units, ReLU
        Dense, 10 units, softmax

    Returns:
        A new Keras model for images (N, 28, 28, 1) with 401,920 + 262,656 + 5,130 = 669,706
        parameters. It need not be compiled.

    Example:
        >>> build_mlp().count_params()
        669706

    Source: the lecture's MLP for MNIST.
    """
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Flatten(),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def build_cnn(dropout: bool = False) -> keras.Model:
    """Build the lecture's small CNN for digits: a third of the MLP's parameters.

    The layers, in this order:
        Conv2D, 32 filters of 3 × 3, "same", ReLU
        MaxPooling2D, 2 × 2
        Conv2D, 64 filters of 3 × 3, "same", ReLU
        MaxPooling2D, 2 × 2
        Flatten
        Dropout with rate 0.3, only if ``dropout`` is true
        Dense, 64 units, ReLU
        Dropout with rate 0.5, only if ``dropout`` is true
        Dense, 10 units, softmax

    Args:
        dropout: whether the two Dropout layers are there.

    Returns:
        A new Keras model for images (N, 28, 28, 1) with 320 + 18,496 + 200,768 + 650 = 220,234
        parameters; dropout has none. It need not be compiled.

    Example:
        >>> build_cnn().count_params()
        220234

    Source: the lecture's CNN for MNIST.
    """
    layers = [
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(32, 3, padding="same", activation="relu"),
        keras.layers.MaxPooling2D(2),
        keras.layers.Conv2D(64, 3, padding="same", activation="relu"),
        keras.layers.MaxPooling2D(2),
        keras.layers.Flatten(),
        *([keras.layers.Dropout(0.3)] if dropout else []),
        keras.layers.Dense(64, activation="relu"),
        *([keras.layers.Dropout(0.5)] if dropout else []),
        keras.layers.Dense(10, activation="softmax"),
    ]
    return keras.Sequential(layers)


def train(
    model: keras.Model,
    x_train: np.ndarray,
    y_train: np.ndarray,
    x_valid: np.ndarray,
    y_valid: np.ndarray,
    epochs: int = 10,
) -> dict[str, list[float]]:
    """Compile the model and train it; the validation data are only looked at, never learned from.

    The loss is the cross-entropy of the classes (categorical). Optimizer, learning rate and batch
    size are yours to choose; the training images may be changed at random as digits may be
    (moved by a pixel, for instance), in copies of your own.

    Args:
        model: a Keras model whose last layer is a softmax; it is trained in place.
        x_train: images as ``prepare`` makes them, (N, H, W, 1).
        y_train: their labels, one-hot, (N, C).
        x_valid: images for validation, (M, H, W, 1).
        y_valid: their labels, one-hot, (M, C).
        epochs: how often the training data may be gone through, at most.

    Returns:
        The history, a dict of four lists with one number an epoch: "loss", "accuracy" (of the
        training data), "val_loss" and "val_accuracy": what ``model.fit(…).history`` holds. Further
        entries do no harm.

    Source: ``keras.Model.compile`` and ``keras.Model.fit``; Loshchilov and Hutter, "SGDR", 2017
        (a learning rate that falls along a cosine).
    """
    batch_size = 64
    steps = epochs * -(-len(x_train) // batch_size)  # ⌈N / batch_size⌉ batches an epoch
    rise = 1 + steps // 4  # the learning rate rises, then falls to 0
    rate = keras.optimizers.schedules.CosineDecay(
        1e-4, decay_steps=max(steps - rise, 1), warmup_target=0.004, warmup_steps=rise
    )
    model.compile(
        optimizer=keras.optimizers.Adam(rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(
        x_train,
        y_train,
        batch_size=batch_size,
        epochs=epochs,
        validation_data=(x_valid, y_valid),
        verbose=2,
    )
    return history.history


def dropout_forward(
    x: ArrayLike, rate: float, training: bool, rng: np.random.Generator | None
) -> tuple[np.ndarray, np.ndarray]:
    """Put a random share of the neurons to sleep while training; leave all awake afterwards.

    Args:
        x: the outputs of a layer, of any shape.
        rate: the probability with which each entry of x, by itself, is dropped; 0 ≤ rate < 1.
        training: True while the network learns, False when it is used.
        rng: a np.random.Generator, the only source of randomness; not used (and may be None)
            where training is False.

    Returns:
        y: floats, x's shape: x · mask. When not training, y equals x.
        mask: floats, x's shape: 0 where an entry is dropped and 1 / (1 − rate) where it is kept, so
            that the mean of y stays that of x ("inverted" dropout). When not training, all 1.

    Raises:
        ValueError: rate is below 0, or 1 or more; or training is True and rng is None.

    Example:
        >>> y, mask = dropout_forward([3.0, 4.0], 0.5, training=False, rng=None)
        >>> y.tolist(), mask.tolist()
        ([3.0, 4.0], [1.0, 1.0])

    Source: Srivastava et al., "Dropout", 2014; ``keras.layers.Dropout``.
    """
    x = np.asarray(x, dtype=float)
    if not 0 <= rate < 1:
        raise ValueError(f"rate must be at least 0 and below 1, got {rate}")
    if not training:
        return x.copy(), np.ones(x.shape)
    if rng is None:
        raise ValueError("rng must be a np.random.Generator while training, got None")
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask


def dropout_backward(dout: ArrayLike, mask: ArrayLike) -> np.ndarray:
    """Send the gradient back through dropout: sleeping neurons get none of it.

    Args:
        dout: gradient of the loss by the layer's output y.
        mask: the mask that ``dropout_forward`` returned with y.

    Returns:
        The gradient by x, floats of x's shape.

    Raises:
        ValueError: dout and mask differ in shape.

    Example:
        >>> dropout_backward([1.0, 10.0], [2.0, 0.0]).tolist()
        [2.0, 0.0]

    Source: the chain rule: y = x · mask.
    """
    dout, mask = np.asarray(dout, dtype=float), np.asarray(mask, dtype=float)
    if dout.shape != mask.shape:
        raise ValueError(f"dout and mask must have one shape, got {dout.shape} and {mask.shape}")
    return dout * mask


def shift_robustness(model: keras.Model, x: ArrayLike, y: ArrayLike, max_shift: int) -> np.ndarray:
    """Measure how the accuracy of a trained model falls when all images move to the left.

    Args:
        model: a trained model; ``model.predict(x)`` gives its probabilities, (N, C), and its answer
            is the class with the highest.
        x: images as ``prepare`` makes them, (N, H, W, 1).
        y: the labels, whole numbers, (N,).
        max_shift: the largest shift in pixels, 0 ≤ max_shift ≤ W.

    Returns:
        The accuracies from 0 to 1, (max_shift + 1,): entry s is the share of right answers when
        every image stands s pixels further to the left. What moves out of the frame is lost; what
        comes in from the right is background, 0. Entry 0 is the accuracy on x itself.

    Raises:
        ValueError: x is not of rank 4, x and y differ in length, or max_shift is negative or
            larger than W.

    Source: the lecture's first argument against the MLP: a digit that moves two pixels to the
        left changes 154 of the 784 inputs.
    """
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim != 4 or y.shape != (len(x),):
        raise ValueError(f"x must be (N, H, W, 1) and y (N,), got {x.shape} and {y.shape}")
    W = x.shape[2]
    if not 0 <= max_shift <= W:
        raise ValueError(f"max_shift must be from 0 to {W}, got {max_shift}")
    accuracies = []
    for s in range(max_shift + 1):
        moved = np.zeros_like(x)
        moved[:, :, : W - s] = x[:, :, s:]
        answers = np.argmax(model.predict(moved, verbose=0), axis=1)  # (N,)
        accuracies.append(np.mean(answers == y))
    return np.array(accuracies)


def worst_mistakes(model: keras.Model, x: ArrayLike, y: ArrayLike, k: int) -> np.ndarray:
    """Find the wrong answers of which a trained model is surest.

    Args:
        model: a trained model; ``model.predict(x)`` gives its probabilities, (N, C), and its answer
            is the class with the highest.
        x: images as ``prepare`` makes them, (N, H, W, 1).
        y: the labels, whole numbers, (N,).
        k: how many mistakes to find, at least 0.

    Returns:
        Indices into x, whole numbers, (k,), or fewer where the model makes fewer mistakes: among
        the images whose answer is wrong, those whose answer has the highest probability, highest
        first, equal ones in any order.

    Raises:
        ValueError: x and y differ in length, or k is negative.

    Source: a confident mistake says more of a model, or of a label, than a doubtful one.
    """
    x, y = np.asarray(x), np.asarray(y)
    if y.shape != (len(x),):
        raise ValueError(f"y must be one label for each of the {len(x)} images, got {y.shape}")
    if k < 0:
        raise ValueError(f"k must be at least 0, got {k}")
    probabilities = np.asarray(model.predict(x, verbose=0))  # (N, C)
    answers, sureness = probabilities.argmax(axis=1), probabilities.max(axis=1)
    surest_first = np.argsort(-sureness, kind="stable")
    return surest_first[(answers != y)[surest_first]][:k]
