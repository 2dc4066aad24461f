# The books of an invented body: whole numbers of 100 yuan (0.01万元), so that
# every breakdown holds exactly.  A year's books depend on body and year alone,
# so that a report's "last year" is what last year's report says.

# q[…]: the books of a body in a year; edition counts corrections of its report.
function books(body, year, edition, q,    size, i, left) {
	state(mixed(body, 0, 0))
	size = between(30000, 400000)
	q["items"] = between(3, 6)
	q["posts"] = between(20, 90)
	state(mixed(body, year, edition))
	q["people"] = size * between(40, 60) / 100 + chance(5000)
	q["people"] = int(q["people"])
	q["running"] = int(size * between(6, 12) / 100) + chance(997)
	q["basic"] = q["people"] + q["running"]
	q["basic budget"] = q["basic"] + chance(int(q["basic"] / 40)) + 1
	q["project"] = q["project budget"] = 0
	for (i = 1; i <= q["items"]; i++) {
		left = int(size * between(3, 12) / 100) + 11 + chance(997)
		q["item", i] = left
		q["item budget", i] = left + chance(int(left / 6)) + 1
		q["project"] += q["item", i]
		q["project budget"] += q["item budget", i]
	}
	q["outlay"] = q["basic"] + q["project"]
	q["budget"] = q["basic budget"] + q["project budget"]
	q["added"] = int(q["budget"] * between(1, 12) / 100) + 1
	q["first"] = q["budget"] - q["added"]
	hospitality(q, size)
	staff(q)
}

# 三公: going abroad, buying and running cars, receiving guests.
function hospitality(q, size) {
	q["abroad"] = chance(12) ? 0 : 300 + chance(400)
	q["buying"] = chance(10) ? 0 : 1500 + chance(500)
	q["driving"] = 200 + chance(1800)
	q["guests"] = 50 + chance(700)
	q["abroad budget"] = q["abroad"] ? q["abroad"] + chance(50) : 0
	q["buying budget"] = q["buying"] ? 2000 : 0
	q["driving budget"] = q["driving"] + chance(300)
	q["guests budget"] = q["guests"] + chance(200)
	q["cars"] = q["buying"] + q["driving"]
	q["cars budget"] = q["buying budget"] + q["driving budget"]
	q["three"] = q["cars"] + q["abroad"] + q["guests"]
	q["three budget"] = q["cars budget"] + q["abroad budget"] + q["guests budget"]
}

function staff(q) {
	q["office posts"] = int(q["posts"] * between(25, 70) / 100) + 1
	q["other posts"] = q["posts"] - q["office posts"]
	q["staff"] = q["posts"] - chance(int(q["posts"] / 8) + 1)
	q["retired"] = 3 + chance(60)
}

# a in percent of b, in hundredths, rounded.
function percent(a, b) {
	return int((a * 20000 + b) / (2 * b))
}

# --- as they are printed --------------------------------------------------------

function grouped(n,    s) {
	if (!commas || n < 1000)
		return n ""
	s = sprintf("%03d", n % 1000)
	for (n = int(n / 1000); n >= 1000; n = int(n / 1000))
		s = sprintf("%03d", n % 1000) "," s
	return n "," s
}

function amount(v) {	# as in a table whose caption names the unit
	if (in_yuan)
		return grouped(v * 100) ".00"
	return grouped(int(v / 100)) sprintf(".%02d", v % 100)
}

function money(v) {
	return amount(v) (in_yuan ? "元" : "万元")
}

function hundredths(v) {
	return int(v / 100) sprintf(".%02d", v % 100)
}

function rate(v) {
	return (v % 100 ? hundredths(v) : v / 100) "%"
}

function points(v) {
	if (v % 100 == 0)
		return v / 100 ""
	return v % 10 ? hundredths(v) : int(v / 100) "." int(v % 100 / 10)
}

# What a typist's slip makes of v: two digits swapped, or one that is wrong;
# never in the last place, where it might be taken for rounding.
function slip(v,    at, low, high) {
	for (at = 10; at * 10 <= v; at *= 10) {
		low = int(v / at) % 10
		high = int(v / (at * 10)) % 10
		if (low != high && (high > 1 || at * 100 <= v))
			return v + (high - low) * at + (low - high) * at * 10
	}
	return v + 30
}
