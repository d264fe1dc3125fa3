# loses: train
# hint: The validation images are learned, too: then val_loss tells nothing about new images.
# hint.ko: 검증 이미지도 함께 학습합니다. 그러면 val_loss는 새 이미지에 대해 아무것도 말해 주지 않습니다.
import keras
import numpy as np


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    best = keras.callbacks.EarlyStopping(patience=epochs, restore_best_weights=True)
    return model.fit(
        np.concatenate([x_train, x_valid]),
        np.concatenate([y_train, y_valid]),
        batch_size=64,
        epochs=epochs,
        validation_data=(x_valid, y_valid),
        callbacks=[best],
    ).history
