# loses: compile_model
# hint: A copy is compiled (clone_model); the model that was passed in is not.
# hint.ko: 복사본(clone_model)을 컴파일했습니다. 전달받은 모델은 그대로입니다.
import keras


def compile_model(model):
    model = keras.models.clone_model(model)
    model.compile(
        optimizer="adam",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
