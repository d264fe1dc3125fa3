# expects: misses
# loses: train
# hint: The whole model is frozen (trainable = False): no weight ever changes.
# hint.ko: 모델 전체가 고정되어 있어(trainable = False) 가중치가 변하지 않습니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.trainable = False
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        x_train, y_train, batch_size=64, epochs=epochs, validation_data=(x_valid, y_valid)
    ).history
