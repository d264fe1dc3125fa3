# loses: avg_pool2d_backward
# hint: This is the gradient of max pooling. In a mean all entries have the same share.
# hint.ko: 최대 풀링의 기울기입니다. 평균에서는 모든 원소의 몫이 같습니다.
def avg_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    return max_pool2d_backward(dout, x, pool_size, stride, padding)
