# expects: misses
# loses: build_improved_model, train_improved
# hint: A table of the training images knows nothing of new ones: the nearest one in pixels is seldom of the same kind.
# hint.ko: 훈련 이미지의 표는 새 이미지를 알지 못합니다. 픽셀이 가장 가까운 이미지가 같은 종류인 경우는 드뭅니다.
import numpy as np


class Table:
    def predict(self, x, **kwargs):
        x = np.asarray(x, np.float32).reshape(len(x), -1)
        answers = []
        for some in np.array_split(x, max(1, len(x) // 500)):
            far = self.square - 2 * some @ self.seen.T
            answers.append(np.eye(10)[self.y[far.argmin(axis=1)]])
        return np.concatenate(answers)


def build_improved_model():
    return Table()


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    if isinstance(model, Table):
        model.seen, model.y = np.asarray(x_train, np.float32).reshape(len(x_train), -1), np.asarray(y_train)
        model.square = (model.seen**2).sum(axis=1)
    return {name: [1.0] for name in ("loss", "accuracy", "val_loss", "val_accuracy")}
