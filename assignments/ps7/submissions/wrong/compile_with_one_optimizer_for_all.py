# loses: compile_model
# hint: One optimizer is made outside and shared by all models: it remembers the first model and fails with the second.
# hint.ko: 옵티마이저를 밖에서 하나만 만들어 모든 모델이 함께 씁니다. 첫 모델을 기억해서 두 번째 모델에서 실패합니다.
import keras

optimizer = keras.optimizers.Adam()


def compile_model(model):
    model.compile(
        optimizer=optimizer,
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
