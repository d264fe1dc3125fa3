# loses: nothing

# Everything by hand, one number at a time; a loop of its own around train_on_batch.
import keras
import numpy as np


def flatten_images(x):
    x = np.array(x)
    if len(x.shape) not in (3, 4):
        raise ValueError("not a batch of images")
    rows = []
    for image in x:
        row = []
        for line in image:
            for pixel in line:
                if np.ndim(pixel) == 0:
                    row.append(pixel)
                else:
                    row.extend(pixel)
        rows.append(row)
    return np.array(rows)


def prepare(x, y):
    x, y = np.array(x, float), np.array(y)
    if x.ndim == 4 and x.shape[3] == 1:
        x = x[..., 0]
    if x.ndim != 3:
        raise ValueError("x must be a batch of grey images")
    if y.shape != (len(x),) and y.shape != (len(x), 1):
        raise ValueError("y must hold one label for each image")
    images, labels = [], []
    for image, label in zip(x, y.reshape(-1)):
        if label not in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]:
            raise ValueError(f"y holds {label}")
        images.append([[[pixel / 255] for pixel in line] for line in image])
        labels.append([1.0 if c == label else 0.0 for c in range(10)])
    return np.array(images), np.array(labels)


def build_mlp():
    model = keras.models.Sequential(name="mlp")
    model.add(keras.layers.InputLayer(shape=(28, 28, 1)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(units=512, activation="relu", kernel_initializer="he_normal"))
    model.add(keras.layers.Dense(units=512, activation="relu", kernel_initializer="he_normal"))
    model.add(keras.layers.Dense(units=10, activation="softmax"))
    return model


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer=keras.optimizers.RMSprop(0.001), loss="categorical_crossentropy", metrics=["accuracy"])
    history = {"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}
    rng = np.random.default_rng(0)
    for epoch in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), 32):
            batch = order[i : i + 32]
            logs = model.train_on_batch(np.array(x_train)[batch], np.array(y_train)[batch], return_dict=True)
        val_loss, val_accuracy = model.evaluate(x_valid, y_valid, verbose=0)
        history["loss"].append(float(logs["loss"]))
        history["accuracy"].append(float(logs["accuracy"]))
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(val_accuracy)
    return history


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if not (0 <= rate < 1) or (training and rng is None):
        raise ValueError("rate or rng")
    mask = np.ones(x.shape)
    if training:
        for i in np.ndindex(x.shape):
            mask[i] = 0.0 if rng.uniform() < rate else 1 / (1 - rate)
    y = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        y[i] = x[i] * mask[i]
    return [y, mask]


def dropout_backward(dout, mask):
    if np.shape(dout) != np.shape(mask):
        raise ValueError("dout, mask")
    dx = np.zeros(np.shape(dout))
    for i in np.ndindex(dx.shape):
        dx[i] = np.array(dout)[i] * np.array(mask)[i]
    return dx


def shift_robustness(model, x, y, max_shift):
    x = np.array(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x")
    if len(y) != x.shape[0]:
        raise ValueError("y")
    if not 0 <= max_shift <= x.shape[2]:
        raise ValueError("max_shift")
    result = np.zeros(max_shift + 1)
    for s in range(max_shift + 1):
        right = 0
        for n in range(len(x)):
            moved = np.zeros(x[n : n + 1].shape)
            for c in range(x.shape[2] - s):
                moved[0, :, c] = x[n, :, c + s]
            right += int(np.argmax(model.predict(moved, verbose=0)[0]) == y[n])
        result[s] = right / len(x)
    return result


def worst_mistakes(model, x, y, k):
    if len(y) != len(x):
        raise ValueError("y")
    if k < 0:
        raise ValueError("k")
    p = np.array(model.predict(x, verbose=0))
    left = [n for n in range(len(p)) if p[n].argmax() != y[n]]
    found = []
    while left and len(found) < k:
        best = left[0]
        for n in left:
            if p[n].max() > p[best].max():
                best = n
        found.append(best)
        left.remove(best)
    return np.array(found, dtype=int)
