# loses: diagnose
# hint: The limits are arguments: use gap and high_error, not 0.05 and 0.1.
# hint.ko: 한계는 인자입니다. 0.05와 0.1 대신 gap과 high_error를 쓰세요.
def diagnose(history, gap=0.05, high_error=0.1):
    for name in ("accuracy", "val_accuracy"):
        if not history.get(name):
            raise ValueError(name)
    train_error, valid_error = 1 - history["accuracy"][-1], 1 - history["val_accuracy"][-1]
    if valid_error - train_error > 0.05:
        return "overfitting"
    return "underfitting" if train_error > 0.1 else "good fit"
