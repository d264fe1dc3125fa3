# loses: diagnose
# hint: The last epoch counts, not the best one of each curve.
# hint.ko: 곡선마다 가장 좋은 에포크가 아니라 마지막 에포크를 봅니다.
def diagnose(history, gap=0.05, high_error=0.1):
    for name in ("accuracy", "val_accuracy"):
        if not history.get(name):
            raise ValueError(name)
    train_error, valid_error = 1 - max(history["accuracy"]), 1 - max(history["val_accuracy"])
    if valid_error - train_error > gap:
        return "overfitting"
    return "underfitting" if train_error > high_error else "good fit"
