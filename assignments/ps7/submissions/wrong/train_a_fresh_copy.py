# loses: train
# hint: A copy of the model is trained; the model that was passed in stays as it was.
# hint.ko: 모델의 복사본을 학습시켜서 전달받은 모델은 그대로입니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    model = keras.models.clone_model(model)
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
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
    return history.history
