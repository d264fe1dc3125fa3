# loses: train
# hint: The number of batches is rounded down: with fewer images than a batch it is 0. Round up, or take at least 1.
# hint.ko: 배치 수를 내림했습니다. 이미지가 배치 하나보다 적으면 0이 됩니다. 올림하거나 적어도 1로 하세요.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    steps = len(x_train) // 64 * epochs
    rate = keras.optimizers.schedules.CosineDecay(0.003, decay_steps=steps)
    model.compile(
        optimizer=keras.optimizers.Adam(rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(
        x_train, y_train, batch_size=64, epochs=epochs, validation_data=(x_valid, y_valid)
    )
    return history.history
