# loses: plot_learning_curves
# hint: The second line of each axes is the validation curve, "val_loss" or "val_accuracy".
# hint.ko: 각 그림의 두 번째 선은 검증 곡선 "val_loss", "val_accuracy"입니다.
def plot_learning_curves(history):
    if not {"loss", "val_loss", "accuracy", "val_accuracy"} <= set(history):
        raise ValueError("history")
    figure, axes = plt.subplots(1, 2)
    for ax, name in zip(axes, ("loss", "accuracy")):
        epochs = range(1, len(history[name]) + 1)
        ax.plot(epochs, history[name], label="training")
        ax.plot(epochs, history[name], label="validation")
        ax.set_xlabel("epoch")
        ax.legend()
    return figure
