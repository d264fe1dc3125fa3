# loses: train_improved
# hint: fit measures the validation images only if it gets validation_data=(x_valid, y_valid).
# hint.ko: validation_data=(x_valid, y_valid)를 주어야 fit이 검증 이미지로 측정합니다.


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x_train, y_train, epochs=epochs, verbose=0)
