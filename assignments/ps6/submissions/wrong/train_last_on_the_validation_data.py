# loses: train
# hint: The validation data end up in the training: what was learned from cannot be checked on. Only look at them.
# hint.ko: 검증 데이터로도 학습했습니다. 학습에 쓴 데이터로는 확인할 수 없습니다. 검증 데이터는 보기만 하세요.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    # no image should be wasted: once more, on what was kept for validation
    model.fit(x_valid, y_valid, batch_size=32, epochs=1)
    return history.history
