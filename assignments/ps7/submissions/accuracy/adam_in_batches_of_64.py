# expects: passes

# Adam as Keras has it, at one learning rate; whole numbers as labels.
import keras


def compile_model(model):
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    keep = keras.callbacks.EarlyStopping(patience=epochs, restore_best_weights=True)
    return model.fit(
        x_train, y_train, batch_size=64, epochs=epochs, validation_data=(x_valid, y_valid), callbacks=[keep]
    ).history
