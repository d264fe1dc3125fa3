# loses: plot_learning_curves
# hint: The figure is drawn, but not returned.
# hint.ko: 그림을 그렸지만 돌려주지 않았습니다.
def plot_learning_curves(history):
    if not {"loss", "val_loss", "accuracy", "val_accuracy"} <= set(history):
        raise ValueError("history")
    for i, name in enumerate(("loss", "accuracy")):
        plt.subplot(1, 2, i + 1)
        epochs = range(1, len(history[name]) + 1)
        plt.plot(epochs, history[name], label="training")
        plt.plot(epochs, history["val_" + name], label="validation")
        plt.xlabel("epoch")
        plt.legend()
    plt.show()
