# shellcheck shell=bash disable=SC2154
# commands: what converters.tsv calls.  Sourced by the shell that runs one command, which has $in, the
# document; $work, a folder for what it writes; $profile, of LibreOffice; $parts, this folder.

# LibreOffice's conversion of $in on standard output.  XHTML is the one of its
# formats that keeps both the automatic numbers as Word shows them and the tables.
office() {	# [EXTENSION FILTER [OPTIONS]]
	local to=$work/out.${1:-xhtml}
	soffice "-env:UserInstallation=file://${profile// /%20}" --headless --norestore \
	    "macro:///Standard.Report.Convert(\"$in\",\"$to\",\"${2:-XHTML Writer File}\",\"${3:-}\")" >&2 || return
	if [ -s "$to.error" ]; then
		cat "$to.error" >&2
		return 1
	fi
	case $to in
	*.xhtml) sed 's/src="data:[^"]*"//g' "$to" ;;
	*) cat "$to" ;;
	esac
}

# Tables as grids: every one of them, whole cells on one line, merged cells blank.
grid() {	# FORMAT
	pandoc -f "$1" -t plain --columns=4000 --lua-filter "$parts/grid.lua" | plain_blanks
}

html() {	# FORMAT
	pandoc -f "$1" -t gfm --wrap=none --lua-filter "$parts/grid.lua"
}

# Behind \u20986? pandoc drops the next character, too, of 1,234 the 1; of a mark
# written as \'3f it does not.
quoted_marks() {
	LC_ALL=C sed -E "s/(\\\\u-?[0-9]+ ?)\?/\1\\\\'3f/g"
}

# Leading blanks come through HTML as no-break spaces.
plain_blanks() {
	LC_ALL=C sed 's/\xc2\xa0/ /g; s/ $//'
}

# What office gives.
flat_grid() {
	pandoc -f html -t plain --columns=4000 --lua-filter "$parts/flat.lua" --lua-filter "$parts/grid.lua" | plain_blanks
}

flat_html() {
	pandoc -f html -t gfm --wrap=none --lua-filter "$parts/flat.lua" --lua-filter "$parts/grid.lua"
}

# HTML as UTF-8: by its byte order mark, as UTF-8 if it is that, else in the
# Chinese encoding that it names.
utf8() {	# FILE
	local from=GB18030
	case $(head -c 2 "$1" | od -An -tx1) in
	*ff*fe* | *fe*ff*) from=UTF-16 ;;
	*)
		if iconv -f UTF-8 -t UTF-8 "$1" >"$work/null" 2>&1; then
			from=UTF-8
		elif head -c 4096 "$1" | LC_ALL=C grep -aqi 'charset=["'\'']*big5'; then
			from=BIG5-HKSCS
		fi
		;;
	esac
	{ iconv -c -f "$from" -t UTF-8 "$1" || true; } |
	    sed '1,/<body/Is/\(charset *= *["'\'']*\)[A-Za-z0-9_-]*/\1utf-8/I'
}

# The programs read HTML as it is, with cells merged as its header says (pandoc 2.17
# shifts those beside a <th rowspan> outside <thead>).  A page of tags, scripts and
# comments alone is nothing.
page() {	# FILE
	utf8 "$1" >"$work/page.html" || return
	LC_ALL=C awk -v RS='<' -f "$parts/has_text.awk" "$work/page.html" || return 0
	cat "$work/page.html"
}

# Words with their places as lines: running text, and rows with a TAB between the cells.
boxes_as_lines() {
	pdftotext -enc UTF-8 -tsv "$in" - | jxclean
}

web_part() {
	python3 "$parts/web_part.py" "$in"
}

whole_grids() {
	python3 "$parts/whole_grids.py" "$in" "$work/whole.docx"
}
