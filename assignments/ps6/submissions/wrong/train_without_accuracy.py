# loses: train
# hint: metrics=["accuracy"] is missing, so the history has no accuracy.
# hint.ko: metrics=["accuracy"]가 빠져서 history에 accuracy가 없습니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    return history.history
