# loses: plot_learning_curves
# hint: Labels are seen only where there is a legend: call ax.legend().
# hint.ko: 범례가 있어야 이름이 보입니다. ax.legend()를 호출하세요.
def plot_learning_curves(history):
    if not {"loss", "val_loss", "accuracy", "val_accuracy"} <= set(history):
        raise ValueError("history")
    figure, axes = plt.subplots(1, 2)
    for ax, name in zip(axes, ("loss", "accuracy")):
        epochs = range(1, len(history[name]) + 1)
        ax.plot(epochs, history[name], label="training")
        ax.plot(epochs, history["val_" + name], label="validation")
        ax.set_xlabel("epoch")
    return figure
