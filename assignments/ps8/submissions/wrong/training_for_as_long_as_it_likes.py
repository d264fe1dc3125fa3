# loses: train_improved
# hint: epochs is not used: the training always takes five.
# hint.ko: epochs를 쓰지 않고 늘 다섯 번 학습합니다.


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x_train, y_train, epochs=5, validation_data=(x_valid, y_valid), verbose=0)
