# loses: train
# hint: The labels are shuffled apart from their images: each image learns the label of another.
# hint.ko: 레이블을 이미지와 따로 섞어서 이미지마다 남의 레이블을 배웁니다.
import keras
import numpy as np


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    y_train = np.random.default_rng(0).permutation(y_train)
    best = keras.callbacks.ModelCheckpoint(
        "best.weights.h5", save_best_only=True, save_weights_only=True
    )
    history = model.fit(
        x_train,
        y_train,
        batch_size=32,
        epochs=epochs,
        validation_data=(x_valid, y_valid),
        callbacks=[best],
    )
    model.load_weights("best.weights.h5")
    return history.history
