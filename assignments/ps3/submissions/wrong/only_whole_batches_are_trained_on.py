# loses: train_mlp
# hint: Samples that fill no whole batch are left out, and with fewer than a batch nothing is learnt: use the last, smaller batch too.
# hint.ko: 배치를 다 채우지 못하는 샘플을 버립니다. 샘플이 배치보다 적으면 아무것도 배우지 못합니다. 마지막 작은 배치도 쓰세요.
def train_mlp(X, y, rng):
    params, optimizer, losses = init_mlp(rng), Adam(lr=0.01), []
    for epoch in range(40):
        optimizer.lr = step_decay(0.01, epoch, 0.5, 10)
        order, total = rng.permutation(len(X)), 0.0
        for start in range(0, len(X) - 31, 32):
            batch = order[start : start + 32]
            loss, grads = mlp_gradient(params, X[batch], y[batch])
            params = optimizer.step(params, grads)
            total += loss * len(batch)
        losses.append(total / len(X))
    return params, losses
