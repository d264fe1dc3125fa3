# loses: train
# hint: Keep the weights of the epoch with the smallest val_loss. The weights with the smallest training loss are kept: these are the most overfitted ones. Watch val_loss.
# hint.ko: val_loss가 가장 작았던 에포크의 가중치를 남기세요. 훈련 손실이 가장 작은 가중치를 남겼습니다. 가장 과적합된 것입니다. val_loss를 보세요.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    best = keras.callbacks.ModelCheckpoint(
        "best.weights.h5", monitor="loss", save_best_only=True, save_weights_only=True
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
