# loses: train
# hint: np.random.shuffle(x_train) reorders the caller's array, and x_train and y_train no longer belong together. model.fit shuffles by itself.
# hint.ko: np.random.shuffle(x_train)은 호출한 쪽의 배열 순서를 바꾸고 x_train과 y_train의 짝도 깨뜨립니다. 섞기는 model.fit이 알아서 합니다.
import keras
import numpy as np


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    np.random.shuffle(x_train)
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    return history.history
