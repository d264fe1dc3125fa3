# loses: pool_divides
# hint: That the pool fits is not enough: 7 is no multiple of 2, a row is left over.
# hint.ko: 풀이 들어가는 것만으로는 부족합니다. 7은 2의 배수가 아니어서 한 줄이 남습니다.
def pool_divides(n, pool):
    if n < 1 or pool < 1:
        raise ValueError("bad sizes")
    return n >= pool
