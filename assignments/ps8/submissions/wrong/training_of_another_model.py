# loses: train_improved
# hint: Train the model that was given: yours builds a new one, and the given one has learned nothing.
# hint.ko: 받은 모델을 학습시키세요. 새 모델을 만들어 학습시키면 받은 모델은 아무것도 배우지 못합니다.
import keras


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model = keras.models.clone_model(model)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x_train, y_train, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
