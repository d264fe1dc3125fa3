# loses: early_stopping
# hint: `continue` jumps back before epoch has grown: at a NaN the loop stands still for ever.
# hint.ko: epoch가 늘어나기 전에 continue로 돌아갑니다. NaN을 만나면 반복이 영원히 제자리에 머뭅니다.
import math


def early_stopping(val_losses, patience, min_delta=0.0):
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError("no losses, patience below 1 or a negative min_delta")
    best, epoch = 0, 1
    while epoch < len(val_losses):
        if math.isnan(val_losses[epoch]):
            continue
        if val_losses[epoch] < val_losses[best] - min_delta:
            best = epoch
        elif epoch - best >= patience:
            return epoch, best
        epoch += 1
    return None, best
