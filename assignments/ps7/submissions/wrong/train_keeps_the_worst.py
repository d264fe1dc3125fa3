# loses: train
# hint: Keep the weights of the epoch with the smallest val_loss. mode="max" keeps the weights with the largest val_loss.
# hint.ko: val_loss가 가장 작았던 에포크의 가중치를 남기세요. mode="max"라서 val_loss가 가장 큰 가중치를 남깁니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    best = keras.callbacks.ModelCheckpoint(
        "best.weights.h5", monitor="val_loss", mode="max", save_best_only=True, save_weights_only=True
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
