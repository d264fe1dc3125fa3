# loses: early_stopping
# hint: min_delta is not used: an improvement must be larger than min_delta.
# hint.ko: min_delta를 쓰지 않았습니다. min_delta보다 크게 줄어야 개선입니다.
def early_stopping(val_losses, patience, min_delta=0.0):
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError("val_losses must not be empty, patience >= 1, min_delta >= 0")
    best, wait = 0, 0
    for epoch in range(1, len(val_losses)):

        if val_losses[epoch] < val_losses[best]:
            best, wait = epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best
    return None, best
