# loses: train
# hint: The number of epochs is fixed in the code: pass epochs=epochs.
# hint.ko: 에포크 수가 코드에 고정되어 있습니다. epochs=epochs로 넘기세요.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=5, validation_data=(x_valid, y_valid)
    )
    return history.history
