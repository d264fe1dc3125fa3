# loses: nothing

# What the slides write, in their words: RMSprop, batches of 32, a checkpoint on the disk.
import numpy as np
from tensorflow import keras
from tensorflow.keras.callbacks import ModelCheckpoint
from tensorflow.keras.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from tensorflow.keras.models import Sequential


def load_and_split(x_train, y_train):
    if len(x_train) != len(y_train) or len(x_train) <= 5000:
        raise ValueError("more than 5000 images, a label for each")
    (x_train, x_valid) = x_train[5000:], x_train[:5000]
    (y_train, y_valid) = y_train[5000:], y_train[:5000]
    return (x_train, y_train), (x_valid, y_valid)


def normalize(x):
    return np.array(x).astype("float32") / 255


def encode_labels(y):
    y = np.array(y)
    if y.ndim > 2 or (y.ndim == 2 and y.shape[1] != 1):
        raise ValueError("y must be (N,) or (N, 1)")
    if y.min() < 0 or y.max() > 9 or not np.all(np.equal(np.mod(y, 1), 0)):
        raise ValueError("labels are 0 to 9")
    return keras.utils.to_categorical(y.reshape(-1), 10)


def build_model():
    model = Sequential()
    model.add(Conv2D(filters=16, kernel_size=2, padding="same", activation="relu", input_shape=(32, 32, 3)))
    model.add(MaxPooling2D(pool_size=2))
    model.add(Conv2D(filters=32, kernel_size=2, padding="same", activation="relu"))
    model.add(MaxPooling2D(pool_size=2))
    model.add(Conv2D(filters=64, kernel_size=2, padding="same", activation="relu"))
    model.add(MaxPooling2D(pool_size=2))
    model.add(Flatten())
    model.add(Dropout(0.3))
    model.add(Dense(500, activation="relu"))
    model.add(Dropout(0.4))
    model.add(Dense(10, activation="softmax"))
    model.summary()
    return model


def compile_model(model):
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    checkpointer = ModelCheckpoint(filepath="model.weights.best.keras", verbose=1, save_best_only=True)
    hist = model.fit(x_train, y_train, batch_size=32, epochs=epochs,
                     validation_data=(x_valid, y_valid), callbacks=[checkpointer],
                     verbose=2, shuffle=True)
    best = keras.models.load_model("model.weights.best.keras")
    model.set_weights(best.get_weights())
    return hist
