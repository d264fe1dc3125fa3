# expects: passes

# The lecture's optimizer, as it stands.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile("rmsprop", "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    ).history
