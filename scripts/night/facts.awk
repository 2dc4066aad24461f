# facts.awk facts.tsv META FIGURES: for each report of META (records of jxmeta) its
# amounts, chosen from FIGURES (records of jxfigures) by the rules of facts.tsv.
# Amounts are in fen, moved there digit by digit: awk's numbers would lose some.
# score_computed is the sum of the marks that are parts of the total mark.
BEGIN {
	FS = OFS = "\t"
	n_columns = split("budget outlay basic project rate_stated sangong_budget sangong_actual score_computed", column, " ")
	CERTAIN = 2	# ranks up to it name the unit
	FAR = 2		# times as much: another scope
	ROUNDED = 20000	# fen: two units of the last place of amounts in 万元
	line = "doc"
	for (i = 1; i <= n_columns; i++)
		line = line OFS column[i]
	print line
	counting["money"]; counting["percent"]; counting["score"]
}

FILENAME != file { file = FILENAME; input++; FNR = 1 }

input == 1 && $2 == "-" { named[$1] = $1 == "words" ? $6 : "^(" $6 ")" }
input == 1 && NF == 6 && !/^#/ && $2 != "-" {
	ruled[$4]
	fact[++rules] = $1; rank[rules] = $2; place[rules] = $3; kind[rules] = $4; take[rules] = $5
	pattern[rules] = "^(" $6 ")$"
	if ($2 > ranks)
		ranks = $2
}

input == 2 && FNR > 1 { order[++reports] = $1; year[$1] = $3; planned[$1] = $4 == "budget"; mark[$1] = $6 }

input == 3 && !(FNR == 1 && $8 == "kind") {
	if ($1 != doc)
		next_report($1)
	if (!((kind_of = $8) in counting))
		next
	value[$14] = $10
	if ($15 == "part")	# most of them
		part_of[$14] = $16
	else if (index($15, "part"))
		part_of[$14] = related("part")
	if (kind_of == "score" && $15 != "")
		add_mark()
	if (kind_of == "money" && $5 == "text")
		note_balance()
	if (kind_of == "money" && part_of[$14] != "" && match($6, /(基本|项目)支出/))
		made_up[part_of[$14] + 0, substr($6, RSTART, RLENGTH)]
	whose = with_item($6)
	if (kind_of in ruled && ($7 == year_of_doc || $7 == "") && $9 == "=" && \
	    (list = fitting(whose, kind_of)) != "") {
		label[$14] = $6
		try_rules(list)
	}
}

END { next_report("") }

# Reports without figures have a row, too: order says which come before.
function next_report(name) {
	if (doc != "")
		print_report()
	while (at < reports && order[++at] != name)
		print_row(order[at])
	doc = name
	year_of_doc = year[name]
	item = ""
}

function print_report(  i) {
	for (i = 1; i < n_columns; i++) {
		found[column[i]] = choose(column[i])
		if (column[i] == "outlay")
			reconcile()
	}
	same_scope()
	if (mismatched && by["rate_stated"] > CERTAIN)
		found["rate_stated"] = ""
	if (planned[doc])	# nothing has been spent yet
		found["outlay"] = found["rate_stated"] = found["sangong_actual"] = ""
	found["score_computed"] = total_mark()
	print_row(doc)
	split("", value); split("", label); split("", raw); split("", of_item); split("", line_of); split("", made_up); split("", part_of); split("", chosen); split("", n_chosen); split("", found)
	split("", carried); split("", spent)
	largest_part = 0
	split("", sum); split("", parts); split("", weight); split("", weights)
}

# 本年支出520万元，年末结转40万元，支出总计560万元: such a total balances the income; what
# was spent, spent[TOTAL], is the other part of it.
function note_balance(  n, i, ids, others) {
	if ($6 ~ /结转|结余/)
		carried[$14]
	if ($6 !~ /支出(总计|合计|总额)$/)
		return
	n = split(related("sum"), ids, /[+]/)
	for (i = 1; i <= n; i++)
		if (!(ids[i] in carried) && ids[i] in value) {
			others++
			spent[$14] = ids[i]
		}
	if (others != 1 || n < 2)
		delete spent[$14]
}

# What was found by a bare label may be of an item: the outlay, when the one that
# 基本支出 and 项目支出 make up is far more; then what is far less than the outlay is
# no budget of it, unless a rate names both.
function reconcile(  whole) {
	whole = choose("whole")
	mismatched = 0
	if (by["outlay"] > CERTAIN && whole + 0 > FAR * found["outlay"]) {
		found["outlay"] = whole
		by["outlay"] = ""
	}
	if (found["budget"] != "" && by["budget"] > CERTAIN && by["budget"] != by["outlay"] && \
	    found["outlay"] + 0 > FAR * found["budget"]) {
		found["budget"] = ""
		mismatched = 1
	}
}

# What 基本支出 and 项目支出 of a table make up is of all funds; beside an outlay of
# 一般公共预算 that is less, they are not its parts.
function same_scope(  known, parts) {
	known = found["outlay"] != "" && found["basic"] != "" && found["project"] != ""
	parts = part_of[from["basic"]] != "" && part_of[from["project"]] != ""
	if (known && !parts && found["basic"] + found["project"] > found["outlay"] + ROUNDED)
		found["basic"] = found["project"] = ""
}

function print_row(name,  i, row) {
	row = name
	for (i = 1; i <= n_columns; i++)
		row = row OFS found[column[i]]
	print row
}

# The rules that a label fits, as a list; remembered, for labels return.
function fitting(label, kind_of,  key, i, list, plain) {
	key = kind_of label
	if ((list = known[key]) != "")
		return list == "none" ? "" : list
	plain = without_quotes(label)
	for (i = plain ~ named["words"] ? 1 : rules + 1; i <= rules; i++)
		if (kind[i] == kind_of && plain ~ pattern[i])
			list = list " " i
	remember(key, list == "" ? "none" : list)
	return list
}

function without_quotes(label) {
	gsub(/[ "]|“|”|　/, "", label)
	return label
}

# A label of a text as it is meant: a bare one that stands right after a figure of
# an item, a few words from it at most, has the item in front.
function with_item(label,  of) {
	if ($5 != "text")
		return label
	if ($2 != item_line || $3 - item_end > length(label) + 30)
		item = ""
	of = item_of(label)
	if (of == "bare" && item != "")
		label = item without_quotes(label)
	else if (of == "unit" || of != "bare" && is_part_of_unit())
		item = ""
	else if (of != "bare" && of != "none")
		item = of
	if (item != "")
		of_item[$14]
	item_line = $2
	item_end = $3 + length($13)
	return label
}

# 预算1,000万元，其中项目经费400万元，支出980万元: after what makes up an amount of
# the unit goes on what is the unit's.
function is_part_of_unit(  whole) {
	whole = related("part likely within") + 0
	return whole && whole < $14 && !(whole in of_item)
}

# The item that a label names, or that it is bare, the unit's, or none of these;
# remembered.
function item_of(label,  key, plain, of) {
	key = "item " label
	if (key in known)
		return known[key]
	plain = without_quotes(label)
	if (plain ~ named["bare"] "$")
		of = "bare"
	else if (plain ~ named["unit"] "$")
		of = "unit"
	else
		of = match(plain, named["item"]) ? substr(plain, 1, RLENGTH) : "none"
	return remember(key, of)
}

# What is remembered is forgotten when it is too much.
function remember(key, what) {
	if (++remembered > 100000) {
		split("", known)
		remembered = 0
	}
	return known[key] = what
}

# Notes the figures that a rule takes, chosen[FACT, RANK, 1 …]; which of them counts is
# said at the end, for what they are computed from may stand after them.
function try_rules(list,  n, i, r, id, slot, which, two) {
	n = split(list, which, " ")
	for (i = 1; i <= n; i++) {
		r = which[i]
		if (place[r] != "any" && (place[r] == "text") != ($5 == "text"))
			continue
		raw[id = $14] = $13
		line_of[id] = $2
		if (take[r] == "self" && fact[r] ~ /basic|project/ && fen($10) + 0 > largest_part)
			largest_part = fen($10) + 0
		if (take[r] == "over" || take[r] == "under")
			id = split(related("rate share"), two, "/") == 2 && !(take[r] == "over" && names_the_whole(two[2])) ? \
			    two[take[r] == "over" ? 1 : 2] : ""
		if (fact[r] == "outlay" && take[r] == "self" && id in spent)
			id = spent[id]
		if (id != "") {
			slot = fact[r] SUBSEP rank[r]
			chosen[slot, ++n_chosen[slot]] = take[r] ":" id
		}
	}
}

# 某项支出…占项目支出的14.36%: what the share is named after is its whole, and what
# stands over it anything.
function names_the_whole(under) {
	return related("share") != "" && label[under] == $6
}

# What the column of says of the first of these relations, or nothing.
function related(names,  which, ofs) {
	which = position($15, names)
	if (!which || !index($16, ","))
		return which == 1 ? $16 : ""
	split($16, ofs, ",")
	return ofs[which]
}

# Where the first of these relations stands in a list; remembered, for there are few
# lists.
function position(list, names,  key, i, n, rels, at) {
	key = list " " names
	if (key in positions)
		return positions[key]
	n = split(list, rels, ",")
	for (i = 1; i <= n && !at; i++)
		if (index(" " names " ", " " rels[i] " "))
			at = i
	return positions[key] = at + 0
}

# by[FACT] is the rank of the rule that found it, from[FACT] the figure.
function choose(f,  r, i, at) {
	by[f] = from[f] = ""
	for (r = 1; r <= ranks; r++)
		for (i = 1; i <= n_chosen[f, r]; i++) {
			split(chosen[f, r, i], at, ":")
			if (counts(f, at[1], at[2])) {
				by[f] = r
				from[f] = at[2]
				return f ~ /rate/ ? without_sign(raw[at[2]]) : fen(value[at[2]])
			}
		}
	return ""
}

# What a rate was computed from is no budget if it is a part of another figure;
# a part counts, for basic and project, if its whole is the outlay.
function counts(f, how, id,  whole) {
	if (!(id in value))
		return 0
	if (how == "whole")
		return (id, "基本支出") in made_up && (id, "项目支出") in made_up
	if (how == "bare")
		return FAR * fen(value[id]) >= largest_part && (found["budget"] == "" || \
		    line_of[id] == line_of[from["budget"]] || FAR * fen(value[id]) >= found["budget"] + 0)
	whole = part_of[id] + 0
	if (f ~ /budget|outlay/)
		return how == "self" || part_of[id] == ""
	if (f ~ /basic|project/ && (how == "part" || whole))
		return whole in value && fen(value[whole]) == found["outlay"]
	return 1
}

function without_sign(percent) {
	sub(/(%|％)$/, "", percent)
	return percent
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
function ten_thousandths(number) {
	return int(number * 10000 + 0.5)
}

# A mark, the weight it is out of, and the total it is a part of.
function add_mark(  total) {
	weight[$14] = related("score") + 0
	total = part_of[$14] + 0
	if (total) {
		sum[total] += ten_thousandths($10)
		weights[total] += ten_thousandths(value[weight[$14]])
		parts[total]++
	}
}

# The marks added up: of the total that the report gives itself, else of that of
# most parts.  Totals of weights have no weight; nor has a total whose form has lost its
# column of weights, which is known by what it says.
function total_mark(  id, best) {
	for (id in sum)
		if (parts[id] > 1 && (weight[id] || value[id] == mark[doc]) && (best == "" || better(id, best)))
			best = id
	return best == "" ? "" : decimal(sum[best] + (weight[best] ? elsewhere(best) : 0))
}

function better(id, than) {
	if ((value[id] == mark[doc]) != (value[than] == mark[doc]))
		return value[id] == mark[doc]
	if (parts[id] != parts[than])
		return parts[id] > parts[than]
	return id + 0 < than + 0
}

# The mark for the execution rate often stands in the table above: one that is no
# part of a total and has just the weight that the others lack, of the total's or,
# where the total leaves it out, of a hundred.
function elsewhere(total,  id, lacking, best) {
	lacking = ten_thousandths(value[weight[total]]) - weights[total]
	if (lacking <= 0)
		lacking = ten_thousandths(100) - weights[total]
	if (lacking <= 0)
		return 0
	for (id in weight)
		if (id != total && weight[id] && part_of[id] == "" && !(id in sum) && \
		    ten_thousandths(value[weight[id]]) == lacking && (best == "" || id + 0 < best + 0))
			best = id
	return best == "" ? 0 : ten_thousandths(value[best])
}

function decimal(number,  text) {
	text = sprintf("%.4f", number / 10000)
	sub(/\.?0+$/, "", text)
	return text
}
