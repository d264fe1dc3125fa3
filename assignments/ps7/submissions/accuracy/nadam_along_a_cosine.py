# expects: passes

# Nadam, at a rate that falls along a cosine.
import keras


def compile_model(model):
    rate = keras.optimizers.schedules.CosineDecay(0.002, decay_steps=13 * 704)
    optimizer = keras.optimizers.Nadam(rate)
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    keep = keras.callbacks.EarlyStopping(patience=epochs, restore_best_weights=True)
    return model.fit(
        x_train, y_train, batch_size=64, epochs=epochs, validation_data=(x_valid, y_valid), callbacks=[keep]
    ).history
