# expects: misses
# hint: The learning rate is 0.1, a hundred times that of Adam: the network jumps out of every valley.
# hint.ko: 학습률이 0.1로 Adam 기본값의 100배입니다. 어떤 골짜기에도 머물지 못합니다.
import keras


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(keras.optimizers.Adam(0.1), "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        x_train, y_train, batch_size=64, epochs=epochs, validation_data=(x_valid, y_valid)
    ).history
