# loses: pool_divides
# hint: The operands are swapped: n must be a multiple of the pool, so look at n % pool.
# hint.ko: 두 수가 바뀌었습니다. n이 풀의 배수여야 하므로 n % pool을 보세요.
def pool_divides(n, pool):
    if n < 1 or pool < 1:
        raise ValueError("bad sizes")
    return pool % n == 0
