# Numbers by chance that are the same on every machine: Park and Miller's
# generator, whose products stay far below 2^53.  awk's own rand() differs from
# one version to the next.

# A number below 2147483647 that depends on all of a, b, c and the seed.
function mixed(a, b, c,    x) {
	x = (seed + 1) * 7919 % 2147483647
	x = (x * 16807 + a) % 2147483647
	x = (x * 48271 + b) % 2147483647
	x = (x * 16807 + c) % 2147483647
	x = x * 48271 % 2147483647
	return x * 16807 % 2147483647
}

# From here on chance() continues what state() began.
function state(x) {
	chance_at = x + 1
}

function chance(n) {	# 0 … n-1
	chance_at = chance_at * 16807 % 2147483647
	return int(chance_at / 8) % n
}

function between(a, b) {
	return a + chance(b - a + 1)
}

# One of the first n of list, each as likely.
function one_of(list, n) {
	return list[1 + chance(n)]
}
