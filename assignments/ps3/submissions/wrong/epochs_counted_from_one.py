# loses: early_stopping
# hint: Epochs count from 0: the first loss belongs to epoch 0.
# hint.ko: 에포크는 0부터 셉니다. 첫 손실이 0번 에포크입니다.
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
                return epoch + 1, best + 1
    return None, best + 1
