# loses: early_stopping
# hint: wait > patience waits one epoch too long: stop when patience epochs have passed, wait >= patience.
# hint.ko: wait > patience는 한 에포크 늦습니다. patience번이 되면 멈추세요: wait >= patience.
def early_stopping(val_losses, patience, min_delta=0.0):
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError("val_losses must not be empty, patience >= 1, min_delta >= 0")
    best, wait = 0, 0
    for epoch in range(1, len(val_losses)):

        if val_losses[epoch] < val_losses[best] - min_delta:
            best, wait = epoch, 0
        else:
            wait += 1
            if wait > patience:
                return epoch, best
    return None, best
