# expects: misses
# loses: train
# hint: The labels are shuffled apart from their images.
# hint.ko: 레이블을 이미지와 따로 섞었습니다.
import keras
import numpy as np


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    y_train = np.random.default_rng(0).permutation(y_train)
    keep = keras.callbacks.EarlyStopping(patience=epochs, restore_best_weights=True)
    return model.fit(
        x_train, y_train, batch_size=128, epochs=epochs, validation_data=(x_valid, y_valid), callbacks=[keep]
    ).history
