# loses: train
# hint: binary_crossentropy asks ten separate yes-or-no questions; one class of ten needs categorical_crossentropy.
# hint.ko: binary_crossentropy는 예/아니오 질문 열 개를 따로 묻습니다. 열 클래스 중 하나를 고르려면 categorical_crossentropy를 쓰세요.


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    history = model.fit(
        x_train, y_train, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0
    )
    return history.history
