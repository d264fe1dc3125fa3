# loses: train
# hint: fit gets the validation data as training data.
# hint.ko: fit에 검증 데이터를 훈련 데이터로 넣었습니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    best = keras.callbacks.ModelCheckpoint(
        "best.weights.h5", save_best_only=True, save_weights_only=True
    )
    history = model.fit(
        x_valid,
        y_valid,
        batch_size=32,
        epochs=epochs,
        validation_data=(x_valid, y_valid),
        callbacks=[best],
    )
    model.load_weights("best.weights.h5")
    return history.history
