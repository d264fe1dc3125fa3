# loses: train_improved
# hint: Return what model.fit returns, the history; the caller has the model already.
# hint.ko: model.fit이 돌려주는 history를 return 하세요. 모델은 호출한 쪽이 이미 가지고 있습니다.


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x_train, y_train, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
    return model
