# loses: TwoLayerNet
# hint: predict returns scores. The loss applies the softmax itself; with predict's softmax it is applied twice.
# hint.ko: predict는 점수를 돌려줍니다. 손실이 소프트맥스를 계산하므로 predict에서 또 하면 두 번이 됩니다.
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        self.params = {
            "W1": rng.normal(size=(input_size, hidden_size)) * np.sqrt(2 / input_size),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(size=(hidden_size, output_size)) * np.sqrt(2 / hidden_size),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        p = self.params
        return softmax(np.maximum(0, x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])

    def loss(self, x, t):
        return softmax_cross_entropy(self.predict(x), t)

    def gradient(self, x, t):
        p = self.params
        z = x @ p["W1"] + p["b1"]
        hidden = np.maximum(0, z)
        d_scores = softmax_cross_entropy_grad(hidden @ p["W2"] + p["b2"], t)
        dz = (d_scores @ p["W2"].T) * (z > 0)
        return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ d_scores, "b2": d_scores.sum(axis=0)}
