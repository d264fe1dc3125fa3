# expects: passes

# Adam as Keras has it.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        x_train, y_train, batch_size=64, epochs=epochs, validation_data=(x_valid, y_valid)
    ).history
