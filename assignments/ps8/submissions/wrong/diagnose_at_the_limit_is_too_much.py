# loses: diagnose
# hint: Only what is greater than its limit is too much.
# hint.ko: 한계보다 클 때만 지나친 것입니다.
def diagnose(history, gap=0.05, high_error=0.1):
    for name in ("accuracy", "val_accuracy"):
        if not history.get(name):
            raise ValueError(name)
    train_error, valid_error = 1 - history["accuracy"][-1], 1 - history["val_accuracy"][-1]
    if valid_error - train_error >= gap:
        return "overfitting"
    return "underfitting" if train_error >= high_error else "good fit"
