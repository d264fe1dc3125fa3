# loses: train
# hint: Keep the weights of the epoch with the smallest val_loss. Those of the last epoch stay in their place.
# hint.ko: val_loss가 가장 작았던 에포크의 가중치를 남기세요. 지금은 마지막 에포크의 가중치가 남습니다.
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
    return history.history
