# loses: receptive_field
# hint: The loop has no end: the index never moves on.
# hint.ko: 반복이 끝나지 않습니다. 인덱스가 늘어나지 않습니다.
def receptive_field(layers):
    i, size = 0, 1
    while i <= len(layers):
        size += 1
    return size, size
