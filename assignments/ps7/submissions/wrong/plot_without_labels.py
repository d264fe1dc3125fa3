# loses: plot_history
# hint: The lines have no label: nobody can tell training from validation.
# hint.ko: 선에 이름표가 없어 훈련과 검증을 구별할 수 없습니다.
import matplotlib.pyplot as plt


def plot_history(history):
    for name in ["loss", "val_loss", "accuracy", "val_accuracy"]:
        if name not in history:
            raise ValueError("history lacks " + name)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    epochs = list(range(1, len(history["loss"]) + 1))
    left.plot(epochs, history["loss"])
    left.plot(epochs, history["val_loss"])
    right.plot(epochs, history["accuracy"])
    right.plot(epochs, history["val_accuracy"])
    return fig
