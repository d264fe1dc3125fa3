# loses: plot_history
# hint: The left axes hold the training lines and the right ones validation. Asked for are losses left, accuracies right, so that training and validation can be compared.
# hint.ko: 왼쪽에 훈련, 오른쪽에 검증을 그렸습니다. 훈련과 검증을 비교할 수 있게 손실은 왼쪽, 정확도는 오른쪽에 그리세요.
import matplotlib.pyplot as plt


def plot_history(history):
    for name in ["loss", "val_loss", "accuracy", "val_accuracy"]:
        if name not in history:
            raise ValueError("history lacks " + name)
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    epochs = list(range(1, len(history["loss"]) + 1))
    left.plot(epochs, history["loss"], label="training")
    right.plot(epochs, history["val_loss"], label="validation")
    left.plot(epochs, history["accuracy"], label="training")
    right.plot(epochs, history["val_accuracy"], label="validation")
    left.legend()
    right.legend()
    return fig
