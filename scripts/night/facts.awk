# facts.awk facts.tsv META FIGURES: for each report of META (records of jxmeta) its
# amounts, chosen from FIGURES (records of jxfigures) by the rules of facts.tsv.
# Amounts are in fen, moved there digit by digit: awk's numbers would lose some.
# score_computed is the sum of the marks that are parts of the total mark.
BEGIN {
	FS = OFS = "\t"
	n_columns = split("budget outlay basic project rate_stated sangong_budget sangong_actual score_computed", column, " ")
	$0 = "doc"
	for (i = 1; i <= n_columns; i++) {
		$(i + 1) = column[i]
		in_fen[column[i]] = column[i] !~ /rate|score/
	}
	print
}

FILENAME != file { file = FILENAME; input++; FNR = 1 }

input == 1 && NF == 6 && !/^#/ {
	rule++
	fact[rule] = $1; rank[rule] = $2; place[rule] = $3; kind[rule] = $4; take[rule] = $5
	pattern[rule] = "^(" $6 ")$"
}

input == 2 && FNR > 1 { order[++reports] = $1; year[$1] = $3; mark[$1] = $6 }

input == 3 && FNR > 1 {
	if ($1 != doc)
		next_report($1)
	if ($8 != "money" && $8 != "percent" && $8 != "score")
		next
	value[$14] = $10
	if ($8 == "score" && $15 ~ /part/)
		add_mark()
	if (($7 == year[doc] || $7 == "") && $9 == "=")
		try_rules()
}

END {
	while (doc != order[reports] && at < reports)
		next_report(order[at + 1])
	if (doc != "")
		write()
}

# Reports without figures have a row, too: order says which come before.
function next_report(name) {
	if (at > 0)
		write()
	while (at < reports && order[++at] != name)
		print_row(order[at])
	doc = name
}

function write(  i) {
	choose()
	best_total()
	print_row(doc)
	split("", value); split("", found); split("", best); split("", sum); split("", parts)
}

function print_row(name,  i) {
	$0 = name
	for (i = 1; i <= n_columns; i++)
		$(i + 1) = found[column[i]]
	print
}

# The rules that a label fits, by kind: looked up again in every report.
function fitting(label, kind_of,  key, i, list, plain) {
	key = kind_of label
	if (key in known)
		return known[key]
	if (++remembered > 100000) {
		split("", known)
		remembered = 0
	}
	plain = label
	gsub(/[ "]|“|”|　/, "", plain)
	for (i = 1; i <= rule; i++)
		if (kind[i] == kind_of && plain ~ pattern[i])
			list = list " " i
	return known[key] = list
}

function try_rules(  list, n, i, r, f) {
	list = fitting($6, $8)
	if (list == "")
		return
	n = split(list, rules, " ")
	for (i = 1; i <= n; i++) {
		r = rules[i]
		f = fact[r]
		if (place[r] != "any" && (place[r] == "text") != ($5 == "text"))
			continue
		if ((f in best) && best[f] <= rank[r])
			continue
		if (take[r] == "self") {
			chosen[f] = f ~ /rate/ ? $13 : $14
		} else if (split(quotient($15, $16), two, "/") == 2) {
			chosen[f] = take[r] == "over" ? two[1] : two[2]
		} else {
			continue
		}
		best[f] = rank[r]
	}
}

# A/B of a rate or share, from the columns rel and of.
function quotient(rel, of,  n, i, rels, ofs) {
	n = split(rel, rels, ",")
	split(of, ofs, ",")
	for (i = 1; i <= n; i++)
		if ((rels[i] == "rate" || rels[i] == "share") && ofs[i] ~ /^[0-9]+\/[0-9]+$/)
			return ofs[i]
	return ""
}

# Operands of a rate may stand after it, so values are taken at the end.
function choose(  f) {
	for (f in best) {
		if (f ~ /rate/) {
			found[f] = chosen[f]
			sub(/(%|％)$/, "", found[f])
		} else if (chosen[f] in value) {
			found[f] = fen(value[chosen[f]])
		}
	}
}

# Yuan as fen; more than two decimals are rounded half up.
function fen(yuan,  point, whole, part) {
	if (yuan !~ /^-?[0-9]+(\.[0-9]+)?$/)
		return ""
	point = index(yuan, ".")
	whole = point ? substr(yuan, 1, point - 1) : yuan
	part = point ? substr(yuan, point + 1) "00" : "00"
	if (length(part) > 4 && substr(part, 3, 1) >= "5" && length(whole) < 13)
		return sprintf("%.0f", (whole substr(part, 1, 2)) + (whole ~ /^-/ ? -1 : 1))
	whole = whole substr(part, 1, 2)
	sub(/^0+/, "", whole)
	return whole == "" ? "0" : whole
}

# Marks have few digits: in ten-thousandths they are whole numbers.
function add_mark(  n, i, rels, ofs) {
	n = split($15, rels, ",")
	split($16, ofs, ",")
	for (i = 1; i <= n; i++)
		if (rels[i] == "part") {
			sub(/[|#].*/, "", ofs[i])
			sum[ofs[i]] += int($10 * 10000 + 0.5)
			parts[ofs[i]]++
		}
}

# The total mark: the one that the report gives itself, else that of most parts.
function best_total(  id, best_id) {
	for (id in sum) {
		if (parts[id] < 2)
			continue
		if (best_id == "" || better(id, best_id))
			best_id = id
	}
	if (best_id != "")
		found["score_computed"] = decimal(sum[best_id])
}

function better(id, than) {
	if ((value[id] == mark[doc]) != (value[than] == mark[doc]))
		return value[id] == mark[doc]
	if (parts[id] != parts[than])
		return parts[id] > parts[than]
	return id + 0 < than + 0
}

function decimal(tenthousandths,  text) {
	text = sprintf("%.4f", tenthousandths / 10000)
	sub(/\.?0+$/, "", text)
	return text
}
