# loses: plot_history
# hint: The first epoch stands at 0: give the x-axis 1, 2, 3, ….
# hint.ko: 첫 에포크가 0에 있습니다. x축을 1, 2, 3, …으로 하세요.
import matplotlib.pyplot as plt


def plot_history(history):
    for name in ["loss", "val_loss", "accuracy", "val_accuracy"]:
        if name not in history:
            raise ValueError("history lacks " + name)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    epochs = list(range(1, len(history["loss"]) + 1))
    left.plot(history["loss"], label="training")
    left.plot(history["val_loss"], label="validation")
    right.plot(history["accuracy"], label="training")
    right.plot(history["val_accuracy"], label="validation")
    left.legend()
    right.legend()
    return fig
