# loses: early_stopping
# hint: min(val_losses) looks into epochs after the stop, which never happen.
# hint.ko: min(val_losses)는 멈춘 뒤의, 일어나지 않은 에포크까지 봅니다.
def early_stopping(val_losses, patience, min_delta=0.0):
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError("val_losses must not be empty, patience >= 1, min_delta >= 0")
    best, wait = 0, 0
    for epoch in range(1, len(val_losses)):

        if val_losses[epoch] < val_losses[best] - min_delta:
            best, wait = epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, val_losses.index(min(val_losses))
    return None, best
