# loses: TwoLayerNet
# hint: The layers were built once, from the first params. Build them in each call, so that replaced params count.
# hint.ko: 층을 처음의 params로 한 번만 만들었습니다. params가 바뀌면 반영되도록 호출할 때마다 만드세요.
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        self.params = {
            "W1": rng.normal(size=(input_size, hidden_size)) * np.sqrt(2 / input_size),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(size=(hidden_size, output_size)) * np.sqrt(2 / hidden_size),
            "b2": np.zeros(output_size),
        }

        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), ReLU(), Affine(p["W2"], p["b2"])]
        self.last = SoftmaxWithLoss()

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def loss(self, x, t):
        return self.last.forward(self.predict(x), t)

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
