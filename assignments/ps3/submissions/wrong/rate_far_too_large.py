# loses: train_mlp
# hint: The learning rate is so large that the weights fly away: lower it until the loss falls.
# hint.ko: 학습률이 너무 커서 가중치가 발산합니다. 손실이 줄어들 때까지 낮추세요.
import numpy as np

def train_mlp(X, y, rng):
    params, optimizer = init_mlp(rng), SGD(lr=20.0)
    losses = []
    for epoch in range(20):
        batch_losses = []
        for X_batch, y_batch in minibatches(X, y, 32, rng):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
            batch_losses.append(loss)
        losses.append(float(np.mean(batch_losses)))
    return params, losses
