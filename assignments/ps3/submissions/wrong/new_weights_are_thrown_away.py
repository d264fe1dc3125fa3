# loses: train_mlp
# hint: step returns the new weights; nobody keeps them: params = optimizer.step(params, grads).
# hint.ko: step이 돌려준 새 가중치를 버렸습니다: params = optimizer.step(params, grads).
import numpy as np

def train_mlp(X, y, rng):
    params, optimizer = init_mlp(rng), Adam(lr=0.01)
    losses = []
    for epoch in range(20):
        batch_losses = []
        for X_batch, y_batch in minibatches(X, y, 32, rng):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            optimizer.step(params, grads)
            batch_losses.append(loss)
        losses.append(float(np.mean(batch_losses)))
    return params, losses
