# loses: train
# hint: The number of epochs is fixed in the code (the lecture's 100): pass epochs=epochs.
# hint.ko: 에포크 수가 코드에 고정되어 있습니다(강의의 100). epochs=epochs로 넘기세요.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    best = keras.callbacks.ModelCheckpoint(
        "best.weights.h5", save_best_only=True, save_weights_only=True
    )
    history = model.fit(
        x_train,
        y_train,
        batch_size=32,
        epochs=15,
        validation_data=(x_valid, y_valid),
        callbacks=[best],
    )
    model.load_weights("best.weights.h5")
    return history.history
