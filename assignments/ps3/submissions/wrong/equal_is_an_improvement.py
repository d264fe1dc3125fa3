# loses: early_stopping
# hint: A loss must be below best - min_delta; being equal is no improvement: < and not <=.
# hint.ko: 손실이 best - min_delta보다 작아야 합니다. 같은 것은 개선이 아닙니다: <= 대신 <.
def early_stopping(val_losses, patience, min_delta=0.0):
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError("val_losses must not be empty, patience >= 1, min_delta >= 0")
    best, wait = 0, 0
    for epoch in range(1, len(val_losses)):

        if val_losses[epoch] <= val_losses[best] - min_delta:
            best, wait = epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best
    return None, best
