# expects: misses 0.67
# loses: build_model
# hint: The pixels go up to 255: the first steps are far too large.
# hint.ko: 픽셀이 255까지입니다. 첫 단계들이 너무 커집니다.

# With the lecture's recipe: the reference's, whose rate begins small, forgives it nearly all.
import keras


def build_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    model.add(keras.layers.Rescaling(255.0))  # as if nothing had been divided
    for filters in (16, 32, 64):
        model.add(keras.layers.Conv2D(filters, 2, padding="same", activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(500, activation="relu"))
    model.add(keras.layers.Dropout(0.4))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def compile_model(model):
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    keep = keras.callbacks.EarlyStopping(patience=epochs, restore_best_weights=True)
    return model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid), callbacks=[keep]
    ).history
