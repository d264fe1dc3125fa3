# loses: compile_model
# hint: Squared errors punish a confident mistake far too little. For one of ten classes take a cross-entropy.
# hint.ko: 제곱 오차는 확신에 찬 실수를 너무 약하게 벌합니다. 열 클래스 분류에는 교차 엔트로피를 쓰세요.
import keras


def compile_model(model):
    model.compile(
        optimizer="adam",
        loss="mse",
        metrics=["accuracy"],
    )
    return model
