# loses: train_improved
# hint: rng.shuffle(x_train) mixes the caller's images, and no label fits any more. fit shuffles by itself.
# hint.ko: rng.shuffle(x_train)은 호출한 쪽의 이미지를 섞어 레이블과 맞지 않게 합니다. 섞기는 fit이 알아서 합니다.
import numpy as np


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    np.random.default_rng(0).shuffle(x_train)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x_train, y_train, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
