# loses: diagnose
# hint: The history holds accuracies: the errors are 1 minus them.
# hint.ko: history에는 정확도가 들어 있습니다. 오류는 1에서 뺀 값입니다.
def diagnose(history, gap=0.05, high_error=0.1):
    for name in ("accuracy", "val_accuracy"):
        if not history.get(name):
            raise ValueError(name)
    train_error, valid_error = history["accuracy"][-1], history["val_accuracy"][-1]
    if valid_error - train_error > gap:
        return "overfitting"
    return "underfitting" if train_error > high_error else "good fit"
