# loses: nothing

# The lecture's network and training, letter by letter where Keras 3 still has the letters.
from tensorflow import keras
from tensorflow.keras import layers, regularizers


def build_improved_model():
    base_hidden_units, weight_decay = 32, 1e-4
    model = keras.Sequential()
    model.add(keras.Input(shape=(32, 32, 3)))
    for factor, rate in ((1, 0.2), (2, 0.3), (4, 0.4)):
        for _ in range(2):
            model.add(layers.Conv2D(base_hidden_units * factor, kernel_size=3, padding="same",
                                    kernel_regularizer=regularizers.l2(weight_decay)))
            model.add(layers.Activation("relu"))
            model.add(layers.BatchNormalization())
        model.add(layers.MaxPooling2D(pool_size=(2, 2)))
        model.add(layers.Dropout(rate))
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="softmax"))
    model.summary()
    return model


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    optimizer = keras.optimizers.Adam(learning_rate=0.001)
    model.compile(loss="categorical_crossentropy", optimizer=optimizer, metrics=["accuracy"])
    augment = keras.Sequential([
        layers.RandomFlip("horizontal"),
        layers.RandomTranslation(0.1, 0.1),
        layers.RandomRotation(15 / 360),
    ])
    import tensorflow as tf

    data = tf.data.Dataset.from_tensor_slices((x_train, keras.utils.to_categorical(y_train, 10)))
    data = data.shuffle(1000).batch(128).map(lambda x, t: (augment(x, training=True), t)).prefetch(2)
    return model.fit(data, epochs=epochs, verbose=2,
                     validation_data=(x_valid, keras.utils.to_categorical(y_valid, 10)))
