# loses: plot_history
# hint: The validation lines are missing.
# hint.ko: 검증 선이 빠졌습니다.
import matplotlib.pyplot as plt


def plot_history(history):
    for name in ["loss", "val_loss", "accuracy", "val_accuracy"]:
        if name not in history:
            raise ValueError("history lacks " + name)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    epochs = list(range(1, len(history["loss"]) + 1))
    left.plot(epochs, history["loss"], label="training")
    right.plot(epochs, history["accuracy"], label="training")
    left.legend()
    right.legend()
    return fig
