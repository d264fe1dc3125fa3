# loses: train
# hint: A copy of the model is trained (clone_model); the model that was passed in stays as it was.
# hint.ko: 모델의 복사본(clone_model)을 학습시켜서 전달받은 모델은 그대로입니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model = keras.models.clone_model(model)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    return history.history
