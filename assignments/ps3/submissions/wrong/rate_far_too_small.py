# loses: train_mlp
# hint: The learning rate is so small that nothing is learnt: watch the loss, and try 0.01 or 0.1.
# hint.ko: 학습률이 너무 작아 아무것도 배우지 못합니다. 손실을 보면서 0.01이나 0.1을 시도하세요.
import numpy as np

def train_mlp(X, y, rng):
    params, optimizer = init_mlp(rng), SGD(lr=1e-6)
    losses = []
    for epoch in range(20):
        batch_losses = []
        for X_batch, y_batch in minibatches(X, y, 32, rng):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
            batch_losses.append(loss)
        losses.append(float(np.mean(batch_losses)))
    return params, losses
