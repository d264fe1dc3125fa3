# loses: train_improved
# hint: Without metrics=["accuracy"] in compile the history has losses only.
# hint.ko: compile에 metrics=["accuracy"]가 없으면 history에 손실만 남습니다.


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model.compile("adam", "sparse_categorical_crossentropy")
    return model.fit(x_train, y_train, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
