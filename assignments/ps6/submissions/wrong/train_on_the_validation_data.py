# loses: train
# hint: fit gets x_valid and y_valid as training data. Then nothing is left to check on.
# hint.ko: fit에 x_valid, y_valid를 훈련 데이터로 넣었습니다. 그러면 확인할 데이터가 남지 않습니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        x_valid, y_valid, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    return history.history
