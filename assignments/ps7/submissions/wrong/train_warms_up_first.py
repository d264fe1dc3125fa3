# loses: train
# hint: Before the training there is another one, of two epochs: together that is more than epochs.
# hint.ko: 학습 전에 두 에포크를 더 학습합니다. 합하면 epochs보다 많습니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    model.fit(x_train, y_train, batch_size=128, epochs=2)
    best = keras.callbacks.EarlyStopping(patience=epochs, restore_best_weights=True)
    return model.fit(
        x_train,
        y_train,
        batch_size=64,
        epochs=epochs,
        validation_data=(x_valid, y_valid),
        callbacks=[best],
    ).history
