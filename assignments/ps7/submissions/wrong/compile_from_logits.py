# loses: compile_model
# hint: from_logits=True is for models without softmax; these outputs are probabilities already.
# hint.ko: from_logits=True는 소프트맥스가 없는 모델용입니다. 이 출력은 이미 확률입니다.
import keras


def compile_model(model):
    model.compile(
        optimizer="adam",
        loss=keras.losses.CategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model
