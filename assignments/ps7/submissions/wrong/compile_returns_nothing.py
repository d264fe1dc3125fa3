# loses: compile_model
# hint: The model is compiled but not returned.
# hint.ko: 모델을 컴파일했지만 반환하지 않았습니다.
import keras


def compile_model(model):
    model.compile(
        optimizer="adam",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
