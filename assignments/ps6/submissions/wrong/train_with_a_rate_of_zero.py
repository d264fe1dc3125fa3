# loses: train
# hint: The learning rate is 0: no weight ever changes.
# hint.ko: 학습률이 0이라 가중치가 변하지 않습니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.0), loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    return history.history
