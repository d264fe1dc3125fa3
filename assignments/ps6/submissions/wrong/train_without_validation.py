# loses: train
# hint: validation_data is missing, so the history has no val_loss.
# hint.ko: validation_data가 빠져서 history에 val_loss가 없습니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(
        x_train, y_train, batch_size=32, epochs=epochs
    )
    return history.history
