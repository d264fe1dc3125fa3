# loses: compile_model
# hint: binary_crossentropy takes the ten outputs for ten separate yes-or-no questions. Take categorical_crossentropy.
# hint.ko: binary_crossentropy는 출력 10개를 예/아니요 질문 10개로 봅니다. categorical_crossentropy를 쓰세요.
import keras


def compile_model(model):
    model.compile(
        optimizer="adam",
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model
