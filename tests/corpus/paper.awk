# How an invented report looks once a converter has been at it: damaged
# numbers, hard line ends, tables in one of the forms that converters write.
# All text is ASCII or characters of three bytes and two columns; awk sees bytes.

function put(s) {	# one physical line
	printf "%s%s", s, line_end >file
	lines++
}

# A paragraph: one line, or lines of 76 columns where lines are cut.
function paragraph(s,    at, from, width, c, end) {
	if (html) {
		put("<p>" s "</p>")
		return
	}
	if (!cut_lines) {
		put(s)
		return
	}
	end = length(s)
	from = 1
	for (at = 1; at <= end; ) {
		c = substr(s, at, 1) < "\200" ? 1 : 3
		# A number is not cut: its digits stand together in the line.
		if (width + 2 > 76 && c == 3) {
			put(substr(s, from, at - from))
			from = at
			width = 0
		}
		width += c == 1 ? 1 : 2
		at += c
	}
	put(substr(s, from))
}

function blank() {
	if (!html)
		put("")
}

function title(s) {
	if (html)
		put("<h1>" s "</h1>")
	else
		put((chance(2) ? "" : "　　") s)
}

# --- headings -------------------------------------------------------------------

function numeral(n) {
	if (n <= 10)
		return digit_of[n]
	return "十" digit_of[n - 10]
}

# damage: 0 none; 1 automatic numbers of the first level lost their form, some
# were typed; 2 the second level too; 3 the second level goes on counting where
# it should begin again; 4 one number is skipped.
function heading(level, text,    label) {
	ordinal[level]++
	if (level == 1)
		ordinal[2] = damage == 3 ? ordinal[2] : 0
	if (damage == 4 && level == 1 && ordinal[1] == skipped)
		ordinal[1]++
	if (level == 1)
		label = (damage == 1 || damage == 2) && chance(3) ? ordinal[1] "、 " : numeral(ordinal[1]) "、"
	else if (damage == 2 && chance(2))
		label = "（" ordinal[2] "） "
	else
		label = "（" numeral(ordinal[2]) "）"
	paragraph(label text)
}

# --- tables ---------------------------------------------------------------------

function row(s,    n, i, cells) {	# cells separated by |
	n = split(s, cells, "|")
	rows++
	for (i = 1; i <= n; i++)
		cell[rows, i] = cells[i]
	if (n > columns)
		columns = n
}

function display(s,    bytes, ascii) {
	bytes = length(s)
	ascii = gsub(/[ -~]/, "", s)
	return ascii + (bytes - ascii) / 3 * 2
}

function padded(s, width) {
	return s sprintf("%" (width - display(s)) "s", "")
}

function measure(    r, c, w) {
	for (c = 1; c <= columns; c++) {
		wide[c] = 2
		for (r = 1; r <= rows; r++) {
			w = display(cell[r, c])
			if (w > wide[c])
				wide[c] = w
		}
	}
}

function bars(before, between_cells, after,    r, c, s) {
	for (r = 1; r <= rows; r++) {
		s = before padded(cell[r, 1], wide[1])
		for (c = 2; c <= columns; c++)
			s = s between_cells padded(cell[r, c], wide[c])
		put(s after)
		if (rule_every_row || r == 1)
			rule()
	}
}

function rule(    c, s) {
	for (c = 1; c <= columns; c++)
		s = s rule_cross substr(dashes, 1, wide[c] + 2)
	put(s rule_last)
}

function plain_rows(first, separator, last,    r, c, s) {
	for (r = 1; r <= rows; r++) {
		s = first cell[r, 1]
		for (c = 2; c <= columns; c++)
			s = s separator cell[r, c]
		put(s last)
	}
}

function tika_rows(    r, c) {
	for (r = 1; r <= rows; r++) {
		for (c = 1; c <= columns; c++)
			put("\t" cell[r, c])
		put("")
	}
}

function aligned_rows(    r, c, s) {
	for (r = 1; r <= rows; r++) {
		s = ""
		for (c = 1; c < columns; c++)
			s = s padded(cell[r, c], wide[c] + 4)
		put(s cell[r, columns])
	}
}

# The rows given to row() since the last table.
function table() {
	measure()
	rule_every_row = form == "grid"
	if (html) {
		put("<table>")
		plain_rows("<tr><td>", "</td><td>", "</td></tr>")
		put("</table>")
	} else if (form == "tika")
		tika_rows()
	else if (form == "tabs")
		plain_rows("", "\t", "")
	else if (form == "pipes") {
		rule_cross = "|"
		rule_last = "|"
		bars("| ", " | ", " |")
	} else if (form == "grid") {
		rule_cross = "+"
		rule_last = "+"
		rule()
		bars("| ", " | ", " |")
	} else
		aligned_rows()
	blank()
	split("", cell)
	rows = columns = 0
}

function paper_begin(    i) {
	split("一 二 三 四 五 六 七 八 九 十", digit_of, " ")
	dashes = "-"
	for (i = 0; i < 8; i++)
		dashes = dashes dashes
	form_count = split("tika tika tika tabs pipes grid aligned", forms, " ")
}

# The looks of the next report, by chance.
function paper_choose() {
	form = one_of(forms, form_count)
	damage = chance(3) ? chance(5) : 0
	skipped = 3 + chance(5)
	cut_lines = form == "aligned" && chance(2)
	line_end = !html && !chance(12) ? "\r\n" : "\n"
	commas = chance(3) == 0
	in_yuan = chance(8) == 0
	ordinal[1] = ordinal[2] = 0
	lines = 0
}
