# loses: TwoLayerNet
# hint: predict uses a copy of the weights, which a later `net.params["W1"] -= step` does not change. Read self.params in every call.
# hint.ko: predict가 가중치의 복사본을 씁니다. 나중의 `net.params["W1"] -= step`은 이 복사본을 바꾸지 않습니다. 호출할 때마다 self.params를 읽으세요.
import numpy as np


class TwoLayerNet:
    copied = None

    def __init__(self, input_size, hidden_size, output_size, rng):
        self.params = {
            "W1": rng.normal(size=(input_size, hidden_size)) * np.sqrt(2 / input_size),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(size=(hidden_size, output_size)) * np.sqrt(2 / hidden_size),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        if self.copied is not self.params:
            self.copied = self.params
            self.p = {key: value.copy() for key, value in self.params.items()}
        return np.maximum(0, x @ self.p["W1"] + self.p["b1"]) @ self.p["W2"] + self.p["b2"]

    def loss(self, x, t):
        return softmax_cross_entropy(self.predict(x), t)

    def gradient(self, x, t):
        p = self.params
        z = x @ p["W1"] + p["b1"]
        hidden = np.maximum(0, z)
        d_scores = softmax_cross_entropy_grad(hidden @ p["W2"] + p["b2"], t)
        dz = (d_scores @ p["W2"].T) * (z > 0)
        return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ d_scores, "b2": d_scores.sum(axis=0)}
