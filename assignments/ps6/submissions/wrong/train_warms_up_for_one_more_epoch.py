# loses: train
# hint: There is a training before the training: together they go through the images epochs + 1 times.
# hint.ko: 학습 전에 한 번 더 학습합니다. 합하면 이미지를 epochs + 1번 봅니다.


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    model.fit(x_train, y_train, verbose=0)
    history = model.fit(
        x_train, y_train, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0
    )
    return history.history
