# loses: train
# hint: Each epoch goes through every image twice: twice as many images are seen as `epochs` allows.
# hint.ko: 에포크마다 모든 이미지를 두 번씩 봅니다. `epochs`가 허용하는 것의 두 배를 봅니다.


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    x, y = np.concatenate([x_train, x_train]), np.concatenate([y_train, y_train])
    history = model.fit(x, y, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
    return history.history
