# loses: train
# hint: The model is returned; asked for is the history: model.fit(…).history.
# hint.ko: 모델을 반환했습니다. 필요한 것은 기록입니다: model.fit(…).history.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    return model
