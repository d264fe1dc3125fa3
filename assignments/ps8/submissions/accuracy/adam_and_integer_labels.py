# expects: passes

# Adam with a falling learning rate, integer labels, flips by Keras's own layer, batches of 64.
import keras


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    rate = keras.optimizers.schedules.CosineDecay(0.002, epochs * -(-len(x_train) // 64))
    model.compile(keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"])
    flip = keras.layers.RandomFlip("horizontal")
    batches = Batches(x_train, y_train, lambda batch, rng: keras.ops.convert_to_numpy(flip(batch, training=True)), 64)
    return model.fit(batches, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
