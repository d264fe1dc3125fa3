# loses: train
# hint: Training and validation data are joined for training: val_accuracy then is a memory test.
# hint.ko: 훈련과 검증 데이터를 합쳐 학습했습니다. 그러면 val_accuracy는 암기 시험이 됩니다.
import keras
import numpy as np


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    x = np.concatenate([x_train] + 40 * [x_valid])
    y = np.concatenate([y_train] + 40 * [y_valid])
    history = model.fit(
        x, y, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    return history.history
