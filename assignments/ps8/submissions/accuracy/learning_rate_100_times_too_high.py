# expects: misses
# hint: The learning rate is 15, a hundred times too high: the weights fly off in the first steps.
# hint.ko: 학습률이 15로 100배 큽니다. 첫 걸음에서 가중치가 튀어 나갑니다.
import keras


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    optimizer = keras.optimizers.SGD(15.0, momentum=0.9, nesterov=True)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x_train, y_train, batch_size=128, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
