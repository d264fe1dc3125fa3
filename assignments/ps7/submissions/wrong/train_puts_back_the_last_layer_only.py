# loses: train
# hint: Of the best epoch only the last layer's weights are kept. Keep model.get_weights().
# hint.ko: 가장 좋은 에포크에서 마지막 층의 가중치만 남깁니다. model.get_weights()를 남기세요.
import numpy as np


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    history = {"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}
    best, kept = np.inf, None
    for _ in range(epochs):
        logs = model.fit(
            x_train, y_train, batch_size=64, validation_data=(x_valid, y_valid)
        ).history
        for name in history:
            history[name] += logs[name]
        if logs["val_loss"][0] < best:
            best, kept = logs["val_loss"][0], model.layers[-1].get_weights()
    model.layers[-1].set_weights(kept)
    return history
