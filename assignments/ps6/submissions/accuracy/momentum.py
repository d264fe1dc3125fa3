# expects: passes 0.88

# Gradient descent with momentum, whose CNN is not done learning after ten epochs: seven points of ten.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(keras.optimizers.SGD(0.05, momentum=0.9), "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    ).history
