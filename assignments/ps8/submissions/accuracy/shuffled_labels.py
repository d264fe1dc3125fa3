# expects: misses
# hint: The images were shuffled and the labels were not: no label fits its image any more.
# hint.ko: 이미지만 섞고 레이블은 섞지 않아 레이블이 이미지와 맞지 않습니다.
import keras
import numpy as np


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    x_train = x_train[np.random.default_rng(0).permutation(len(x_train))]
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x_train, y_train, batch_size=128, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
