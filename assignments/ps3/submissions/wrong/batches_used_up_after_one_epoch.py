# loses: train_mlp
# hint: minibatches is called once: a generator is used up after one epoch, and the later epochs see nothing. Call it anew in each epoch.
# hint.ko: minibatches를 한 번만 불렀습니다. 제너레이터는 한 에포크 만에 다 써 버려 그 뒤로는 아무것도 보지 못합니다. 에포크마다 새로 부르세요.
def train_mlp(X, y, rng):
    params, optimizer, losses = init_mlp(rng), SGD(lr=0.05), []
    batches = minibatches(X, y, 32, rng)
    for epoch in range(60):
        total, count = 0.0, 0
        for X_batch, y_batch in batches:
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
            total, count = total + loss * len(X_batch), count + len(X_batch)
        losses.append(total / max(count, 1))
    return params, losses
