# loses: plot_history
# hint: The figure is drawn but not returned: return fig.
# hint.ko: 그림을 그렸지만 반환하지 않았습니다: return fig.
import matplotlib.pyplot as plt


def plot_history(history):
    for name in ["loss", "val_loss", "accuracy", "val_accuracy"]:
        if name not in history:
            raise ValueError("history lacks " + name)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    epochs = list(range(1, len(history["loss"]) + 1))
    left.plot(epochs, history["loss"], label="training")
    left.plot(epochs, history["val_loss"], label="validation")
    right.plot(epochs, history["accuracy"], label="training")
    right.plot(epochs, history["val_accuracy"], label="validation")
    left.legend()
    right.legend()
    plt.show()
