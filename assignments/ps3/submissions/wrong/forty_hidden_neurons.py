# loses: train_mlp
# hint: The lecture's network has 25 hidden neurons (153 parameters): init_mlp(rng) draws it.
# hint.ko: 강의의 신경망은 은닉 뉴런이 25개(매개변수 153개)입니다. init_mlp(rng)를 쓰세요.
import numpy as np

def train_mlp(X, y, rng):
    params = {
        "W1": rng.normal(size=(2, 40)), "b1": np.zeros(40),
        "W2": rng.normal(scale=0.2, size=(40, 3)), "b2": np.zeros(3),
    }
    optimizer, losses = Adam(lr=0.01), []
    for epoch in range(20):
        batch_losses = []
        for X_batch, y_batch in minibatches(X, y, 32, rng):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
            batch_losses.append(loss)
        losses.append(float(np.mean(batch_losses)))
    return params, losses
