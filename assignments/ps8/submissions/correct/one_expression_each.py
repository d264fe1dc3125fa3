# loses: nothing

# Bincounts, einsums, matrices: hardly a loop, and float32 where it is enough.
import numpy as np


def pairs(y_true, y_pred, num_classes):
    t, p = as_labels(y_true, "y_true", num_classes), as_labels(y_pred, "y_pred", num_classes)
    if t.shape != p.shape or num_classes < 1:
        raise ValueError("y_true, y_pred or num_classes")
    return t, p


def confusion_matrix(y_true, y_pred, num_classes):
    t, p = pairs(y_true, y_pred, num_classes)
    return np.bincount(num_classes * t + p, minlength=num_classes**2).reshape(num_classes, num_classes)


def accuracy(y_true, y_pred):
    t, p = np.ravel(as_labels(y_true, "y_true")), np.ravel(as_labels(y_pred, "y_pred"))
    if t.size != p.size or not t.size:
        raise ValueError("y_true and y_pred")
    return np.count_nonzero(t == p) / t.size


def ratio(a, b, average):
    if average not in {None, "macro"}:
        raise ValueError("average")
    per_class = np.divide(a, b, out=np.zeros(len(a)), where=b > 0)
    return per_class.mean() if average else per_class


def precision(y_true, y_pred, num_classes, average=None):
    t, p = pairs(y_true, y_pred, num_classes)
    hits = np.bincount(t[t == p], minlength=num_classes)
    return ratio(hits, np.bincount(p, minlength=num_classes), average)


def recall(y_true, y_pred, num_classes, average=None):
    t, p = pairs(y_true, y_pred, num_classes)
    hits = np.bincount(t[t == p], minlength=num_classes)
    return ratio(hits, np.bincount(t, minlength=num_classes), average)


def f1_score(y_true, y_pred, num_classes, average=None):
    t, p = pairs(y_true, y_pred, num_classes)
    hits = np.bincount(t[t == p], minlength=num_classes)
    return ratio(2 * hits, np.bincount(np.r_[t, p], minlength=num_classes), average)


def diagnose(history, gap=0.05, high_error=0.1):
    accuracies = list(history.get("accuracy", ())), list(history.get("val_accuracy", ()))
    if not all(accuracies):
        raise ValueError("history must have accuracy and val_accuracy")
    train, valid = (1 - curve[-1] for curve in accuracies)
    return "overfitting" if valid > train + gap else "underfitting" if train > high_error else "good fit"


def standardize(x_train, *others, eps=1e-7):
    x_train = np.asarray(x_train, np.float64)
    if not x_train.size:
        raise ValueError("x_train is empty")
    shift, scale = x_train.mean(), np.sqrt(np.mean(np.square(x_train - x_train.mean()))) + eps
    return [(np.asarray(x) - shift) / scale for x in (x_train, *others)]


def l2_penalty(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    flat = np.concatenate([np.ravel(W) for W in weights]).astype(float)
    return lam * np.dot(flat, flat)


def l2_penalty_grad(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    return [np.multiply(2.0 * lam, W) for W in weights]


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, axes, (gamma, beta, m, v) = channel_vectors(
        x, gamma=gamma, beta=beta, running_mean=running_mean, running_var=running_var
    )
    mean, var = (np.mean(x, axis=axes), np.var(x, axis=axes)) if training else (m, v)
    keep = momentum if training else 1
    a = gamma / np.sqrt(var + eps)
    return (x * a + (beta - mean * a)).astype(np.float32), keep * m + (1 - keep) * mean, keep * v + (1 - keep) * var


def batchnorm_backward(dout, x, gamma, eps=1e-3):
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError("dout")
    # step by step through the computation graph
    n = x.size / x.shape[-1]
    centred = x - x.mean(axes)
    var = (centred**2).sum(axes) / n
    inverse = 1 / np.sqrt(var + eps)
    x_hat = centred * inverse
    dx_hat = dout * gamma
    dinverse = (dx_hat * centred).sum(axes)
    dvar = -0.5 * dinverse * inverse**3
    dcentred = dx_hat * inverse + 2 * centred * dvar / n
    dx = dcentred - dcentred.sum(axes) / n
    return dx, (dout * x_hat).sum(axes), dout.sum(axes)


def random_flip(batch, rng):
    batch = np.array(batch)
    N, _, W, _ = batch.shape  # raises ValueError for another rank
    columns = np.where(rng.choice([True, False], N)[:, None], np.arange(W), np.arange(W)[::-1])
    return np.take_along_axis(batch, columns[:, None, :, None], axis=2)


def random_rotation(batch, rng, max_degrees=15):
    # bilinear: the four neighbours, each weighed by its distance
    batch = np.asarray(batch, dtype=np.float32)
    N, H, W, _ = batch.shape
    if not 0 <= max_degrees <= 180:
        raise ValueError("max_degrees")
    a = np.deg2rad(max_degrees) * (2 * rng.random(N) - 1)
    turn = np.stack([np.cos(a), np.sin(a), -np.sin(a), np.cos(a)], 1).reshape(N, 2, 2)
    centre = np.array([(H - 1) / 2, (W - 1) / 2])
    grid = np.stack(np.meshgrid(np.arange(H), np.arange(W), indexing="ij"), -1) - centre
    source = np.einsum("nab,hwb->nhwa", turn, grid) + centre
    padded = np.pad(batch, ((0, 0), (1, 2), (1, 2), (0, 0)))
    source = np.clip(source + 1, 0, [H + 1, W + 1])
    low = np.floor(source).astype(int)
    part = (source - low)[..., None]
    n, r, c = np.arange(N)[:, None, None], low[..., 0], low[..., 1]
    top = padded[n, r, c] * (1 - part[..., 1, :]) + padded[n, r, c + 1] * part[..., 1, :]
    bottom = padded[n, r + 1, c] * (1 - part[..., 1, :]) + padded[n, r + 1, c + 1] * part[..., 1, :]
    return top * (1 - part[..., 0, :]) + bottom * part[..., 0, :]


def build_improved_model():
    keras.utils.set_random_seed(1)
    layers = keras.layers
    block = lambda filters, rate: keras.Sequential([
        layers.Conv2D(filters, (3, 3), padding="same", activation="relu", kernel_regularizer=keras.regularizers.L1L2(l2=1e-4)),
        layers.BatchNormalization(),
        layers.Conv2D(filters, (3, 3), padding="same", activation="elu", kernel_regularizer=keras.regularizers.L2()),
        layers.BatchNormalization(),
        layers.AveragePooling2D(2),
        layers.Dropout(rate),
    ])
    return keras.Sequential([
        layers.Input((32, 32, 3)),
        block(64, 0.05), block(96, 0.1), block(160, 0.5),
        layers.Flatten(),
        layers.Dense(10, activation=keras.activations.softmax),
    ])


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    # one epoch after another, on flipped copies, with the training's own shuffling
    rng, histories = np.random.default_rng(0), []
    model.compile(keras.optimizers.Adam(), keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    for _ in range(epochs):
        x = random_shift(random_flip(x_train, rng), rng)
        histories.append(model.fit(x, y_train, batch_size=32, verbose=0, validation_data=(x_valid, y_valid)).history)
    return {name: [h[name][0] for h in histories] for name in histories[0]}
