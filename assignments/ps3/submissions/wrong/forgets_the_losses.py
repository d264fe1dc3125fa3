# loses: train_mlp
# hint: train_mlp returns two things: (params, losses).
# hint.ko: train_mlp는 (params, losses) 두 가지를 돌려줍니다.
import numpy as np

def train_mlp(X, y, rng):
    params, optimizer = init_mlp(rng), Adam(lr=0.01)
    for epoch in range(20):
        for X_batch, y_batch in minibatches(X, y, 32, rng):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
    return params
