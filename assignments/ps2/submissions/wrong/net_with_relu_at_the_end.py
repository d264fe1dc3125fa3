# loses: TwoLayerNet
# hint: The scores may be negative: the ReLU stands between the two Affine layers, not after the second.
# hint.ko: 점수는 음수일 수 있습니다. ReLU는 두 Affine 층 사이에만 있습니다.
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
        return np.maximum(0, np.maximum(0, x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])

    def loss(self, x, t):
        return softmax_cross_entropy(self.predict(x), t)

    def gradient(self, x, t):
        first, second = Affine(self.params["W1"], self.params["b1"]), Affine(self.params["W2"], self.params["b2"])
        gates, last = (ReLU(), ReLU()), SoftmaxWithLoss()
        last.forward(gates[1].forward(second.forward(gates[0].forward(first.forward(x)))), t)
        first.backward(gates[0].backward(second.backward(gates[1].backward(last.backward()))))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
