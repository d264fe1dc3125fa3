# loses: nothing
from tensorflow import keras


def build_model():
    layers = keras.layers
    relu, pool = layers.ReLU(), layers.MaxPooling2D()
    photo = keras.Input((32, 32, 3))
    h = photo
    for filters in (16, 32, 64):
        h = pool(relu(layers.Conv2D(filters, 2, padding="same")(h)))
    h = layers.Dropout(0.3)(layers.Flatten()(h))
    h = layers.Dropout(0.4)(keras.activations.relu(layers.Dense(500)(h)))
    return keras.Model(photo, keras.ops.softmax(layers.Dense(10)(h)))


def build_small_model():
    layers = keras.layers
    relu, pool = layers.Activation("relu"), layers.MaxPooling2D()
    photo = keras.Input((32, 32, 3))
    h = pool(relu(layers.Conv2D(32, 3)(photo)))
    h = pool(relu(layers.Conv2D(64, 3)(h)))
    h = layers.Flatten()(relu(layers.Conv2D(64, 3)(h)))
    h = keras.ops.relu(layers.Dense(64)(h))
    return keras.Model(photo, layers.Dense(10, activation="softmax")(h))
