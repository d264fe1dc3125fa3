# loses: compile_model
# hint: metrics=["accuracy"] is missing: the history will only know losses.
# hint.ko: metrics=["accuracy"]가 빠졌습니다. 기록에 손실만 남습니다.
import keras


def compile_model(model):
    model.compile(
        optimizer="adam",
        loss="categorical_crossentropy",
    )
    return model
