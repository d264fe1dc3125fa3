# loses: plot_history
# hint: The labels are exchanged: val_… is validation.
# hint.ko: 이름표가 바뀌었습니다. val_…이 검증입니다.
import matplotlib.pyplot as plt


def plot_history(history):
    for name in ["loss", "val_loss", "accuracy", "val_accuracy"]:
        if name not in history:
            raise ValueError("history lacks " + name)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    epochs = list(range(1, len(history["loss"]) + 1))
    left.plot(epochs, history["loss"], label="validation")
    left.plot(epochs, history["val_loss"], label="training")
    right.plot(epochs, history["accuracy"], label="validation")
    right.plot(epochs, history["val_accuracy"], label="training")
    left.legend()
    right.legend()
    return fig
