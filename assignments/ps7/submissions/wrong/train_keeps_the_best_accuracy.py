# loses: train
# hint: The weights with the best val_accuracy are kept; asked for is the smallest val_loss.
# hint.ko: val_accuracy가 가장 좋은 가중치를 남겼습니다. val_loss가 가장 작은 것이어야 합니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    best = keras.callbacks.ModelCheckpoint(
        "best.weights.h5", monitor="val_accuracy", mode="max", save_best_only=True, save_weights_only=True
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
    return history.history
