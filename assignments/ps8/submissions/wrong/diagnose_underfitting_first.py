# loses: diagnose
# hint: The gap is looked at first: with 30 % and 60 % the answer is overfitting.
# hint.ko: 차이를 먼저 봅니다. 30 %와 60 %라면 과대적합입니다.
def diagnose(history, gap=0.05, high_error=0.1):
    for name in ("accuracy", "val_accuracy"):
        if not history.get(name):
            raise ValueError(name)
    train_error, valid_error = 1 - history["accuracy"][-1], 1 - history["val_accuracy"][-1]
    if train_error > high_error:
        return "underfitting"
    return "overfitting" if valid_error - train_error > gap else "good fit"
