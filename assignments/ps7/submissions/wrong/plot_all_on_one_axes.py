# loses: plot_history
# hint: All four lines share one axes: losses belong on the left, accuracies on the right.
# hint.ko: 네 선이 한 좌표축에 있습니다. 손실은 왼쪽, 정확도는 오른쪽입니다.
import matplotlib.pyplot as plt


def plot_history(history):
    for name in ["loss", "val_loss", "accuracy", "val_accuracy"]:
        if name not in history:
            raise ValueError("history lacks " + name)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    epochs = list(range(1, len(history["loss"]) + 1))
    left.plot(epochs, history["loss"], label="training")
    left.plot(epochs, history["val_loss"], label="validation")
    left.plot(epochs, history["accuracy"], label="training")
    left.plot(epochs, history["val_accuracy"], label="validation")
    left.legend()
    right.legend()
    return fig
