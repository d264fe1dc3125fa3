# loses: train
# hint: validation_data holds the training data: val_loss then says nothing about new images.
# hint.ko: validation_data에 훈련 데이터를 넣었습니다. val_loss가 새 이미지에 대해 아무것도 말해 주지 않습니다.
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
        validation_data=(x_train, y_train),
        callbacks=[best],
    )
    model.load_weights("best.weights.h5")
    return history.history
