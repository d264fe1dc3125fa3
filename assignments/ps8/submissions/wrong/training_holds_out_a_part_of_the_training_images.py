# loses: train_improved
# hint: validation_split takes the last tenth of the training images: x_valid and y_valid are not looked at. Give validation_data=(x_valid, y_valid).
# hint.ko: validation_split은 훈련 이미지의 마지막 10분의 1을 씁니다. x_valid와 y_valid는 쓰이지 않습니다. validation_data=(x_valid, y_valid)를 주세요.


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x_train, y_train, epochs=epochs, validation_split=0.1, verbose=0)
