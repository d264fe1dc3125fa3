# expects: passes 4

# The lecture's network with its dropout; Adam whose learning rate rises and falls.
import keras
from keras import layers, regularizers


def build_improved_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters, rate in ((32, 0.2), (64, 0.3), (128, 0.4)):
        for _ in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", kernel_regularizer=regularizers.L2(1e-4)))
            model.add(layers.Activation("relu"))
            model.add(layers.BatchNormalization(momentum=0.9))
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Dropout(rate))
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="softmax"))
    return model


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    steps = epochs * -(-len(x_train) // 64)
    rate = keras.optimizers.schedules.CosineDecay(1e-4, steps - steps // 4, warmup_target=0.003, warmup_steps=steps // 4)
    model.compile(keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"])
    change = lambda batch, rng: random_shift(random_flip(batch, rng), rng)
    return model.fit(Batches(x_train, y_train, change, 64), epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
