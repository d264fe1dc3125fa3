# loses: train
# hint: validation_split takes a part of the training data and ignores x_valid.
# hint.ko: validation_split이 훈련 데이터 일부를 떼어 쓰고 x_valid는 무시합니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    best = keras.callbacks.ModelCheckpoint(
        "best.weights.h5", save_best_only=True, save_weights_only=True
    )
    history = model.fit(
        x_train,
        y_train,
        batch_size=32,
        epochs=epochs,
        validation_split=0.1,
        callbacks=[best],
    )
    model.load_weights("best.weights.h5")
    return history.history
