# loses: early_stopping
# hint: The second value is the best epoch, its number, not its loss.
# hint.ko: 두 번째 값은 최저 손실이 아니라 그 에포크의 번호입니다.
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
                return epoch, val_losses[best]
    return None, val_losses[best]
