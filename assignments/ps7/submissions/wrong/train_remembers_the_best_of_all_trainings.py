# loses: train
# hint: The best val_loss lies outside the function, so a second training competes with the first.
# hint.ko: 가장 좋은 val_loss가 함수 밖에 있어서 두 번째 학습이 첫 번째 학습과 비교됩니다.
import numpy as np

BEST = {"loss": np.inf, "weights": None}


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    history = {"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        logs = model.fit(
            x_train, y_train, batch_size=64, validation_data=(x_valid, y_valid)
        ).history
        for name in history:
            history[name] += logs[name]
        if logs["val_loss"][0] < BEST["loss"]:
            BEST["loss"], BEST["weights"] = logs["val_loss"][0], model.get_weights()
    model.set_weights(BEST["weights"])
    return history
