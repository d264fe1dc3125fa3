# loses: train_mlp
# hint: With all weights at 0 every hidden neuron gives 0 and no gradient gets through: draw them, init_mlp(rng).
# hint.ko: 가중치가 모두 0이면 은닉 뉴런이 모두 0을 내고 기울기도 흐르지 않습니다. init_mlp(rng)로 뽑으세요.
import numpy as np

def train_mlp(X, y, rng):
    params = {name: np.zeros_like(w) for name, w in init_mlp(rng).items()}
    optimizer, losses = Adam(lr=0.01), []
    for epoch in range(20):
        batch_losses = []
        for X_batch, y_batch in minibatches(X, y, 32, rng):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
            batch_losses.append(loss)
        losses.append(float(np.mean(batch_losses)))
    return params, losses
