# loses: train_mlp
# hint: A fresh generator is made inside, so the result differs from run to run: use the rng that was given.
# hint.ko: 함수 안에서 새 생성기를 만들어 실행할 때마다 결과가 다릅니다. 받은 rng를 쓰세요.
import numpy as np

def train_mlp(X, y, rng):
    rng = np.random.default_rng()
    params, optimizer = init_mlp(rng), RMSProp(lr=0.01)
    losses = []
    for epoch in range(40):
        optimizer.lr = step_decay(0.01, epoch, 0.5, 10)
        batch_losses = []
        for X_batch, y_batch in minibatches(X, y, 32, rng):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
            batch_losses.append(loss)
        losses.append(float(np.mean(batch_losses)))
    return params, losses
