# expects: misses
# hint: The learning rate is 0.000001: after ten epochs the weights have hardly moved.
# hint.ko: 학습률이 0.000001이라 열 에포크가 지나도 가중치가 거의 움직이지 않습니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(keras.optimizers.SGD(0.000001), "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        x_train, y_train, batch_size=64, epochs=epochs, validation_data=(x_valid, y_valid)
    ).history
