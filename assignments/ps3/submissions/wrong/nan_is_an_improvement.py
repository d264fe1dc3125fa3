# loses: early_stopping
# hint: `not loss >= best - min_delta` is true for NaN, too: a network that has blown up becomes the best. Ask `loss < best - min_delta`.
# hint.ko: `not loss >= best - min_delta`는 NaN에서도 참이라, 발산한 신경망이 최고가 됩니다. `loss < best - min_delta`로 물으세요.
def early_stopping(val_losses, patience, min_delta=0.0):
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError("no losses, patience below 1 or a negative min_delta")
    best = 0
    for epoch in range(1, len(val_losses)):
        if not val_losses[epoch] >= val_losses[best] - min_delta:
            best = epoch
        elif epoch - best >= patience:
            return epoch, best
    return None, best
