# loses: train_mlp
# hint: The generator is made inside with a fixed seed, so that every rng gives the same network: use the rng that was given.
# hint.ko: 함수 안에서 고정된 시드로 생성기를 만들어 어떤 rng를 주어도 같은 신경망이 나옵니다. 받은 rng를 쓰세요.
import numpy as np


def train_mlp(X, y, rng):
    rng = np.random.default_rng(0)
    params, optimizer, losses = init_mlp(rng), Adam(lr=0.01), []
    for epoch in range(40):
        optimizer.lr = step_decay(0.01, epoch, 0.5, 10)
        order, total = rng.permutation(len(X)), 0.0
        for start in range(0, len(X), 32):
            batch = order[start : start + 32]
            loss, grads = mlp_gradient(params, X[batch], y[batch])
            params = optimizer.step(params, grads)
            total += loss * len(batch)
        losses.append(total / len(X))
    return params, losses
