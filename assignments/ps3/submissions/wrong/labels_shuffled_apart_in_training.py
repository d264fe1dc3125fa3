# loses: train_mlp
# hint: X and y are permuted separately: the network learns noise.
# hint.ko: X와 y를 따로 섞어 신경망이 잡음을 배웁니다.
import numpy as np

def train_mlp(X, y, rng):
    params, optimizer = init_mlp(rng), Adam(lr=0.01)
    losses = []
    for epoch in range(20):
        batch_losses = []
        X_mixed, y_mixed = rng.permutation(X), rng.permutation(y)
        for X_batch, y_batch in minibatches(X_mixed, y_mixed, 32):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
            batch_losses.append(loss)
        losses.append(float(np.mean(batch_losses)))
    return params, losses
