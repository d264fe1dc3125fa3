# expects: misses
# loses: build_improved_model, train_improved
# hint: The object returned is no network: it gives every image the same probabilities.
# hint.ko: 돌려준 객체는 신경망이 아닙니다. 모든 이미지에 같은 확률을 줍니다.
import numpy as np


class Sure:
    def predict(self, x, **kwargs):
        return np.eye(10)[np.zeros(len(x), dtype=int)]


def build_improved_model():
    return Sure()


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    return {name: [1.0] for name in ("loss", "accuracy", "val_loss", "val_accuracy")}
