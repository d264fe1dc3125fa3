# loses: diagnose
# hint: A large gap between training and validation is overfitting; two high errors are underfitting.
# hint.ko: 훈련과 검증의 차이가 크면 과대적합, 둘 다 오류가 높으면 과소적합입니다.
def diagnose(history, gap=0.05, high_error=0.1):
    for name in ("accuracy", "val_accuracy"):
        if not history.get(name):
            raise ValueError(name)
    train_error, valid_error = 1 - history["accuracy"][-1], 1 - history["val_accuracy"][-1]
    if valid_error - train_error > gap:
        return "underfitting"
    return "overfitting" if train_error > high_error else "good fit"
