# loses: nothing

# Whole numbers as labels, functional models, early stopping, pyplot's own state.
import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import layers


def load_and_split(x_train, y_train):
    x_train, y_train = np.asarray(x_train), np.asarray(y_train)
    if x_train.shape[0] != y_train.shape[0]:
        raise ValueError("x_train, y_train")
    if x_train.shape[0] < 5001:
        raise ValueError("x_train")
    x_valid, x_rest = np.split(x_train, [5000])
    y_valid, y_rest = np.split(y_train, [5000])
    return [[x_rest, y_rest], [x_valid, y_valid]]


def build_model():
    inputs = keras.Input(shape=(32, 32, 3))
    h = inputs
    for filters in [16, 32, 64]:
        h = layers.Conv2D(filters, (2, 2), strides=(1, 1), padding="same", use_bias=True)(h)
        h = layers.Activation("relu")(h)
        h = layers.MaxPool2D((2, 2), padding="same")(h)
    h = layers.Reshape((-1,))(h)
    h = layers.Dropout(0.3, seed=1)(h)
    h = layers.Dense(500)(h)
    h = layers.ReLU()(h)
    h = layers.Dropout(0.4, seed=2)(h)
    h = layers.Dense(10)(h)
    return keras.Model(inputs, layers.Softmax()(h), name="alexnet_lite")


def build_small_model():
    return keras.Sequential([
        layers.Input((32, 32, 3)),
        layers.Conv2D(32, 3, activation="relu", kernel_initializer="he_uniform"),
        layers.MaxPooling2D(),
        layers.Conv2D(64, 3, activation="relu", kernel_initializer="he_uniform"),
        layers.MaxPooling2D(),
        layers.Conv2D(64, 3, activation="relu", kernel_initializer="he_uniform"),
        layers.Flatten(),
        layers.Dense(64, "relu"),
        layers.Dense(10, "softmax"),
    ])


def compile_model(model):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.001),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    return model


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    stop = keras.callbacks.EarlyStopping(patience=4, restore_best_weights=True)
    return model.fit(
        x_train, y_train, batch_size=64, epochs=epochs, validation_data=(x_valid, y_valid), callbacks=[stop]
    ).history


def plot_history(history):
    if not {"loss", "val_loss", "accuracy", "val_accuracy"} <= set(history):
        raise ValueError("history is incomplete")
    plt.figure(figsize=(9, 3))
    for i, name in enumerate(["loss", "accuracy"]):
        plt.subplot(1, 2, i + 1)
        epochs = np.arange(len(history[name])) + 1
        plt.plot(epochs, history["val_" + name], "r--", label="Validation " + name)
        plt.plot(epochs, history[name], "b", label="Training " + name)
        plt.ylabel(name)
        plt.grid()
        plt.legend()
    return plt.gcf()


def predict_labels(model, x):
    return [int(np.argmax(row)) for row in model.predict(x)]


def show_predictions(model, x, y):
    if len(x) != len(y) or len(x) < 1:
        raise ValueError("x, y")
    rows = (len(x) + 3) // 4
    fig, axes = plt.subplots(rows, 4, figsize=(8, 2 * rows))
    probabilities = model.predict(x)
    for ax in np.ravel(axes)[len(x):]:
        ax.remove()
    for ax, image, p, label in zip(np.ravel(axes), x, probabilities, y):
        ax.imshow((np.array(image) * 255).round().astype("uint8"))
        best = p.argmax()
        wrong = best != label
        ax.set_title(
            CLASSES[best] + " (" + str(int(round(p[best] * 100))) + " %)" + (" instead of " + CLASSES[label] if wrong else ""),
            color="crimson" if wrong else "darkgreen", loc="left",
        )
    return fig
