# loses: plot_learning_curves
# hint: The labels are exchanged: "val_loss" belongs to the validation images.
# hint.ko: 이름이 바뀌었습니다. "val_loss"가 검증 이미지의 손실입니다.
def plot_learning_curves(history):
    if not {"loss", "val_loss", "accuracy", "val_accuracy"} <= set(history):
        raise ValueError("history")
    figure, axes = plt.subplots(1, 2)
    for ax, name in zip(axes, ("loss", "accuracy")):
        epochs = range(1, len(history[name]) + 1)
        ax.plot(epochs, history[name], label="validation")
        ax.plot(epochs, history["val_" + name], label="training")
        ax.set_xlabel("epoch")
        ax.legend()
    return figure
