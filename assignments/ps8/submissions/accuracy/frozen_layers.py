# expects: misses
# loses: train_improved
# hint: The whole model is frozen (trainable = False): no weight ever changes.
# hint.ko: 모델 전체가 고정되어 있어(trainable = False) 가중치가 변하지 않습니다.
import keras


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model.trainable = False
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x_train, y_train, batch_size=128, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
