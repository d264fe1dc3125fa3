# loses: train
# hint: Nothing is returned; asked for is the history: model.fit(…).history.
# hint.ko: 아무것도 반환하지 않았습니다. 기록을 반환하세요: model.fit(…).history.
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
        validation_data=(x_valid, y_valid),
        callbacks=[best],
    )
    model.load_weights("best.weights.h5")
