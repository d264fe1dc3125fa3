# expects: misses
# hint: The learning rate is 0.0000001: after all epochs the weights have hardly moved.
# hint.ko: 학습률이 0.0000001이라 모든 에포크가 지나도 가중치가 거의 움직이지 않습니다.
import keras


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model.compile(keras.optimizers.Adam(1e-7), "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x_train, y_train, batch_size=128, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
