# loses: diagnose
# hint: Only a validation error above the training error is overfitting; with dropout it is often below.
# hint.ko: 검증 오류가 훈련 오류보다 높을 때만 과대적합입니다. 드롭아웃을 쓰면 더 낮을 때도 많습니다.
def diagnose(history, gap=0.05, high_error=0.1):
    for name in ("accuracy", "val_accuracy"):
        if not history.get(name):
            raise ValueError(name)
    train_error, valid_error = 1 - history["accuracy"][-1], 1 - history["val_accuracy"][-1]
    if abs(valid_error - train_error) > gap:
        return "overfitting"
    return "underfitting" if train_error > high_error else "good fit"
