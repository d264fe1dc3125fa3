# loses: train
# hint: Only the last epoch's numbers are returned. The history has one number for each epoch.
# hint.ko: 마지막 에포크의 값만 돌려줍니다. 기록에는 에포크마다 숫자가 하나씩 있어야 합니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    return {name: values[-1:] for name, values in history.history.items()}
