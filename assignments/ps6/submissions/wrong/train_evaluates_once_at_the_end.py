# loses: train
# hint: val_loss and val_accuracy are measured once, at the end, and repeated. Give fit validation_data.
# hint.ko: val_loss와 val_accuracy를 마지막에 한 번만 재서 되풀이했습니다. fit에 validation_data를 넘기세요.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(x_train, y_train, batch_size=32, epochs=epochs).history
    loss, accuracy = model.evaluate(x_valid, y_valid)
    return {**history, "val_loss": [loss] * epochs, "val_accuracy": [accuracy] * epochs}
