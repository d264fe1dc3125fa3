# loses: train
# hint: EarlyStopping stops, but leaves the weights of the last epoch: restore_best_weights=True is missing.
# hint.ko: EarlyStopping이 멈추기만 하고 마지막 가중치를 남깁니다. restore_best_weights=True가 빠졌습니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=2)
    return model.fit(
        x_train, y_train, epochs=epochs, validation_data=(x_valid, y_valid), callbacks=[stop]
    ).history
