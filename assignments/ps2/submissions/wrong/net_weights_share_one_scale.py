# loses: TwoLayerNet
# hint: W2 has hidden_size rows: its spread is sqrt(2 / hidden_size), not that of W1.
# hint.ko: W2의 행은 hidden_size개이므로 표준 편차는 sqrt(2 / hidden_size)입니다. W1의 값이 아닙니다.
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        scale = np.sqrt(2 / input_size)
        self.params = {
            "W1": rng.normal(0, scale, (input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(0, scale, (hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def layers(self):
        p = self.params
        return Affine(p["W1"], p["b1"]), ReLU(), Affine(p["W2"], p["b2"])

    def predict(self, x):
        for layer in self.layers():
            x = layer.forward(x)
        return x

    def loss(self, x, t):
        return softmax_cross_entropy(self.predict(x), t)

    def gradient(self, x, t):
        first, relu, second = self.layers()
        scores = second.forward(relu.forward(first.forward(x)))
        dout = softmax_cross_entropy_grad(scores, t)
        first.backward(relu.backward(second.backward(dout)))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
