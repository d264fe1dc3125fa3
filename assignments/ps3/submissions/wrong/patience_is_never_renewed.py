# loses: early_stopping
# hint: Bad epochs add up over the whole run: an improvement must set the count back to 0.
# hint.ko: 나쁜 에포크를 전체에서 누적해 셉니다. 개선되면 0으로 되돌려야 합니다.
def early_stopping(val_losses, patience, min_delta=0.0):
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError("val_losses must not be empty, patience >= 1, min_delta >= 0")
    best, wait = 0, 0
    for epoch in range(1, len(val_losses)):

        if val_losses[epoch] < val_losses[best] - min_delta:
            best = epoch
        else:
            wait += 1
            if wait >= patience:
                return epoch, best
    return None, best
