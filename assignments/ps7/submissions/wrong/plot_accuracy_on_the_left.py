# loses: plot_history
# hint: The sides are exchanged: losses on the left, accuracies on the right.
# hint.ko: 좌우가 바뀌었습니다. 손실이 왼쪽, 정확도가 오른쪽입니다.
import matplotlib.pyplot as plt


def plot_history(history):
    for name in ["loss", "val_loss", "accuracy", "val_accuracy"]:
        if name not in history:
            raise ValueError("history lacks " + name)
    fig, (right, left) = plt.subplots(1, 2, figsize=(10, 4))
    epochs = list(range(1, len(history["loss"]) + 1))
    left.plot(epochs, history["loss"], label="training")
    left.plot(epochs, history["val_loss"], label="validation")
    right.plot(epochs, history["accuracy"], label="training")
    right.plot(epochs, history["val_accuracy"], label="validation")
    left.legend()
    right.legend()
    return fig
