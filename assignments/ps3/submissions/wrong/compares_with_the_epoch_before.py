# loses: early_stopping
# hint: Each loss is held against the epoch before: compare with the best loss so far.
# hint.ko: 바로 앞 에포크와 비교했습니다. 지금까지의 최저 손실과 비교하세요.
def early_stopping(val_losses, patience, min_delta=0.0):
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError("val_losses must not be empty, patience >= 1, min_delta >= 0")
    best, wait = 0, 0
    for epoch in range(1, len(val_losses)):

        if val_losses[epoch] < val_losses[epoch - 1] - min_delta:
            wait = 0
            if val_losses[epoch] < val_losses[best] - min_delta:
                best = epoch
        else:
            wait += 1
            if wait >= patience:
                return epoch, best
    return None, best
