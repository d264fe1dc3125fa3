# loses: plot_learning_curves
# hint: plot(values) counts from 0; the first epoch is 1.
# hint.ko: plot(values)는 0부터 셉니다. 첫 에포크는 1입니다.
def plot_learning_curves(history):
    if not {"loss", "val_loss", "accuracy", "val_accuracy"} <= set(history):
        raise ValueError("history")
    figure, axes = plt.subplots(1, 2)
    for ax, name in zip(axes, ("loss", "accuracy")):
        ax.plot(history[name], label="training")
        ax.plot(history["val_" + name], label="validation")
        ax.set_xlabel("epoch")
        ax.legend()
    return figure
