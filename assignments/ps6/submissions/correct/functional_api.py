# loses: nothing

# Functional models, activations as layers of their own, tensorflow's keras, einsum-free numpy.
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers


def flatten_images(x):
    x = np.array(x)
    if x.ndim == 3 or x.ndim == 4:
        return np.stack([image.flatten() for image in x])
    raise ValueError("x must be (N, H, W) or (N, H, W, C)")


def prepare(x, y):
    x = np.asarray(x).astype("float32") / 255.0
    y = np.asarray(y)
    if x.ndim == 3:
        x = x[:, :, :, np.newaxis]
    if x.ndim != 4 or x.shape[-1] != 1:
        raise ValueError("x must be grey images")
    if y.ndim == 2 and y.shape[1] == 1:
        y = y[:, 0]
    if y.ndim != 1 or len(y) != len(x):
        raise ValueError("y must be one label for each image")
    if not set(y.tolist()) <= set(range(10)):
        raise ValueError("y must be digits")
    return x, keras.utils.to_categorical(y, 10)


def build_mlp():
    inputs = keras.Input(shape=(28, 28, 1), name="digit")
    h = layers.Reshape((784,))(inputs)
    for i in range(2):
        h = layers.Dense(512, name=f"hidden_{i}")(h)
        h = layers.Activation("relu")(h)
    h = layers.Dense(10)(h)
    outputs = layers.Softmax()(h)
    return keras.Model(inputs, outputs, name="mlp")


def build_cnn(dropout=False):
    inputs = keras.Input(shape=(28, 28, 1))
    h = inputs
    for filters in (32, 64):
        h = layers.Conv2D(filters, kernel_size=(3, 3), strides=(1, 1), padding="same")(h)
        h = layers.ReLU()(h)
        h = layers.MaxPool2D(pool_size=(2, 2), strides=(2, 2), padding="same")(h)
    h = layers.Flatten()(h)
    if dropout:
        h = layers.Dropout(rate=0.3)(h)
    h = layers.Dense(64, activation=keras.activations.relu)(h)
    if dropout:
        h = layers.Dropout(rate=0.5)(h)
    return keras.Model(inputs=inputs, outputs=layers.Dense(10, activation="softmax")(h))


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    return model.fit(
        x_train,
        np.argmax(y_train, axis=1),
        epochs=epochs,
        batch_size=32,
        validation_data=(x_valid, np.argmax(y_valid, axis=1)),
    )


def dropout_forward(x, rate, training, rng):
    x = np.asarray(x, dtype=np.float32)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be in [0, 1)")
    if training and rng is None:
        raise ValueError("rng is missing")
    mask = np.ones_like(x)
    if training:
        mask = rng.binomial(1, 1 - rate, size=x.shape).astype(np.float32) / np.float32(1 - rate)
    return x * mask, mask


def dropout_backward(dout, mask):
    dout, mask = np.asarray(dout, np.float32), np.asarray(mask, np.float32)
    if dout.shape != mask.shape:
        raise ValueError("dout and mask must match")
    return np.multiply(dout, mask)


def shift_robustness(model, x, y, max_shift):
    x = np.asarray(x)
    if x.ndim != 4 or len(x) != len(y) or max_shift < 0 or max_shift > x.shape[2]:
        raise ValueError("x, y or max_shift is wrong")
    wide = np.pad(x, [(0, 0), (0, 0), (0, max_shift), (0, 0)])
    accuracies = []
    for s in range(max_shift + 1):
        p = model.predict(wide[:, :, s : s + x.shape[2]])
        accuracies += [float((np.argmax(p, -1) == np.asarray(y)).mean())]
    return accuracies


def worst_mistakes(model, x, y, k):
    if len(x) != len(y) or k < 0:
        raise ValueError("y needs one label for each image, and k must be at least 0")
    p = model.predict(x)
    wrong = [(float(row.max()), i) for i, row in enumerate(p) if int(row.argmax()) != int(y[i])]
    return [i for _, i in sorted(wrong, reverse=True)[:k]]
