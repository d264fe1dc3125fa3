# loses: compile_model
# hint: The metric is top-3 accuracy; asked for is "accuracy".
# hint.ko: 지표가 top-3 정확도입니다. "accuracy"여야 합니다.
import keras


def compile_model(model):
    model.compile(
        optimizer="adam",
        loss="categorical_crossentropy",
        metrics=[keras.metrics.TopKCategoricalAccuracy(3, name="accuracy")],
    )
    return model
