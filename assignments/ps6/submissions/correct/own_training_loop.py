# loses: nothing

# A loop around a gradient tape; nested models; the older input_shape; tensors for arrays.
import numpy as np
import tensorflow as tf
from tensorflow import keras


def flatten_images(x):
    x = np.asarray(x)
    if x.ndim not in (3, 4):
        raise ValueError("x must be a batch of images")
    return tf.reshape(tf.constant(x), (x.shape[0], -1))


def build_mlp():
    return keras.models.Sequential(
        [
            keras.layers.Flatten(input_shape=(28, 28, 1)),
            keras.layers.Dense(512, activation=tf.nn.relu),
            keras.layers.Dense(512, activation=tf.nn.relu),
            keras.layers.Dense(10, activation=tf.nn.softmax),
        ]
    )


def build_cnn(dropout=False):
    see = keras.Sequential(
        [
            keras.layers.Conv2D(32, 3, padding="same", activation="relu", kernel_regularizer="l2"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(64, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(),
        ]
    )
    decide = keras.Sequential([keras.layers.Flatten()])
    if dropout:
        decide.add(keras.layers.Dropout(0.3))
    decide.add(keras.layers.Dense(64, activation="relu"))
    if dropout:
        decide.add(keras.layers.Dropout(0.5))
    decide.add(keras.layers.Dense(10, activation="softmax"))
    return keras.Sequential([keras.Input((28, 28, 1)), see, decide])


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    optimizer = keras.optimizers.Adam(0.001)
    loss_of = keras.losses.CategoricalCrossentropy()
    batches = tf.data.Dataset.from_tensor_slices(
        (np.asarray(x_train, "float32"), np.asarray(y_train, "float32"))
    ).shuffle(len(x_train)).batch(64)

    @tf.function
    def step(x, t):
        with tf.GradientTape() as tape:
            p = model(x, training=True)
            loss = loss_of(t, p)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss, tf.reduce_mean(tf.cast(tf.argmax(p, 1) == tf.argmax(t, 1), tf.float32))

    history = {name: [] for name in ("loss", "accuracy", "val_loss", "val_accuracy")}
    for _ in range(epochs):
        seen = [step(x, t) for x, t in batches]
        history["loss"].append(float(np.mean([loss for loss, _ in seen])))
        history["accuracy"].append(float(np.mean([right for _, right in seen])))
        p = model(np.asarray(x_valid, "float32"), training=False).numpy()
        t = np.asarray(y_valid)
        history["val_loss"].append(float(loss_of(t, p)))
        history["val_accuracy"].append(float(np.mean(p.argmax(1) == t.argmax(1))))
    return history


def worst_mistakes(model, x, y, k):
    y = np.asarray(y)
    if y.shape != (len(x),) or k < 0:
        raise ValueError("y or k")
    p = model.predict(np.asarray(x), verbose=0)
    sureness = np.where(p.argmax(axis=-1) == y, -1.0, p.max(axis=-1))
    order = np.argsort(sureness)[::-1]
    return order[: min(k, int(np.sum(sureness >= 0)))]
