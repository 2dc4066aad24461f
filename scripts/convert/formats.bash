# shellcheck shell=bash disable=SC2154
# formats: what a file is, by its bytes and formats.tsv, and what shows that it cannot be converted
# whole.  Sourced by report2text.

limit_unpacked=1000000	# of a document's parts together, in kilobytes

matches() {	# WHERE PATTERN FILE
	case $1 in
	hex) head -c 16 "$3" | od -An -v -tx1 | tr -d ' \n' | grep -qE -- "$2" ;;
	mime) head -c 120 "$3" | tail -c +39 | LC_ALL=C grep -aqE -- "$2" ;;
	zip) tail -c 1000000 "$3" | LC_ALL=C grep -aqE -- "$2" ;;
	ole) LC_ALL=C tr -d '\0' <"$3" | LC_ALL=C grep -aE -- "$2" >"$work/null" ;;
	named) case ${3,,} in *.htm | *.html | *.doc) matches text "$2" "$3" ;; *) false ;; esac ;;
	text)
		# One line; UTF-16 loses its zero bytes, and all their marks.
		head -c 4096 "$3" | LC_ALL=C tr '\n\r\t' '   ' | LC_ALL=C tr -d '\0' |
		    LC_ALL=C sed 's/^\(\xef\xbb\xbf\|\xff\xfe\|\xfe\xff\)//' | LC_ALL=C grep -aqiE -- "$2"
		;;
	esac
}

format_of() {	# FILE
	local container='' where pattern format
	[ -s "$1" ] || { echo empty; return; }
	while IFS=$'\t' read -r where pattern format; do
		case $where:$container in
		zip:zip | mime:zip | ole:ole | hex: | text: | named:) ;;
		*) continue ;;
		esac
		matches "$where" "$pattern" "$1" || continue
		case $format in
		=*) container=${format#=} ;;
		*) echo "$format"; return ;;
		esac
	done < <(table formats)
	if is_text "$1"; then
		echo txt
	else
		echo binary
	fi
}

# UTF-16 begins with its mark; other text holds no zero byte.
is_text() {	# FILE
	case $(head -c 2 "$1" | od -An -tx1) in
	*ff*fe* | *fe*ff*) return 0 ;;
	esac
	[ "$(head -c 65536 "$1" | LC_ALL=C tr -d '\0' | wc -c)" -eq "$(head -c 65536 "$1" | wc -c)" ] &&
	    [ $(($(strange_bytes "$1") * 20)) -le "$(head -c 65536 "$1" | wc -c)" ]
}

# Of the first 64 KB, how many bytes are control characters, or belong to no character
# in the encoding that leaves fewest over.  Random bytes have more than a tenth.
strange_bytes() {	# FILE
	local from least='' left
	for from in UTF-8 GB18030 BIG5-HKSCS; do
		left=$(head -c 65536 "$1" | LC_ALL=C tr -d '\001-\010\016-\037\177' |
		    { iconv -c -f $from -t $from 2>/dev/null || true; } | wc -c)
		left=$(($(head -c 65536 "$1" | wc -c) - left))
		if [ -z "$least" ] || [ "$left" -lt "$least" ]; then least=$left; fi
	done
	echo "$least"
}

has_zip_end() {	# FILE
	tail -c 66000 "$1" | LC_ALL=C grep -aqF $'PK\005\006'
}

# Does a sector that tells where the others of a compound file are, or its directory, lie behind
# its end ([MS-CFB] 2.2: sizes as powers of two at byte 30, their numbers from byte 44 on)?
ole_is_cut() {	# FILE
	[ "$(head -c 4 "$1" | od -An -tx1 | tr -d ' ')" = d0cf11e0 ] || return
	{ od -An -v -tu2 -j 30 -N 2 "$1"; od -An -v -w4 -tu4 -j 44 -N 468 "$1"; } | awk -v size="$(stat -Lc %s "$1")" '
	    NR == 1 { sector = 2 ^ $1 }
	    NR == 2 { tables = $1 }
	    NR == 3 || (NR >= 10 && NR < 10 + tables) { if ($1 < 2 ^ 32 - 6 && $1 > last) last = $1 }
	    END { exit !(NR < 118 || (last + 1) * sector >= size) }'
}

# Containers that cannot be read say why before a converter guesses.
refusal() {	# FORMAT FILE: what to tell the user
	case $1 in
	archive)	# without its end, nothing tells what a zip file is
		[ "$(head -c 4 "$2" | od -An -tx1 | tr -d ' ')" != 504b0304 ] || has_zip_end "$2" ||
		    { lookup refused cut; return; }
		;;
	docx | odt)
		has_zip_end "$2" || { lookup refused cut; return; }
		command -v unzip >/dev/null || return
		[ "$(unzip -l "$2" 2>/dev/null | awk 'END { print int($1 / 1000) }')" -le "$limit_unpacked" ] ||
		    { echo 'unpacks to more than 1 GB; it is made to exhaust a converter'; return; }
		[ "$1" = docx ] || ! unzip -p "$2" META-INF/manifest.xml 2>/dev/null | grep -q encryption-data ||
		    { lookup refused encrypted; return; }
		;;
	doc | spreadsheet | slides | wps)
		! ole_is_cut "$2" || { lookup refused cut; return; }
		[ "$1" = doc ] || { lookup refused "$1"; return; }
		! doc_encrypted "$2" || { lookup refused encrypted; return; }
		;;
	esac
	lookup refused "$1"
}

# What shows that the end of a document is missing although its beginning can be
# converted; nothing when it does not show.
shortened() {	# FORMAT FILE
	case $1 in
	docx)
		command -v unzip >/dev/null && unzip -p "$2" word/document.xml >"$work/part" 2>/dev/null || return
		tail -c 400 "$work/part" | grep -aqE '</([A-Za-z0-9]+:)?document>' ||
		    echo 'is damaged inside: the end of its text is missing; get it again'
		;;
	html)
		LC_ALL=C tr -d '\0' <"$2" | LC_ALL=C tr '\n\r' '  ' | LC_ALL=C awk '{
			page = tolower($0)
			if (page ~ /<(html|body)[ >]/ && page !~ /<\/(html|body) *>/ &&
			    (page ~ /<[\/a-z][^>]*$/ || gsub(/<table[ >]/, "", page) > gsub(/<\/table *>/, "", page)))
				print "is cut off: it ends within a tag or a table; get it again"
		}'
		;;
	esac
}

# Bit 0x100 of the flags at offset 10 of the file information block, which
# stands at the start of a sector and begins with ec a5 ([MS-DOC] 2.5.2).
doc_encrypted() {	# FILE
	LC_ALL=C grep -obUaP '\xec\xa5' "$1" 2>/dev/null | cut -d: -f1 | awk '$1 % 512 == 0' | head -n 1 | {
		read -r at || exit 1
		[ $((0x$(tail -c +$((at + 12)) "$1" | head -c 1 | od -An -tx1 | tr -d ' ') & 1)) -eq 1 ]
	}
}

# Have rows of one table of this RTF unlike numbers of cells?  Some are merged then, as
# LibreOffice writes them; pandoc puts those behind into the wrong columns.
has_merged_cells() {	# FILE
	LC_ALL=C grep -aoE '\\[a-z]+' "$1" | LC_ALL=C awk '
	    $0 == "\\trowd" { row = 1; cells = 0 }
	    $0 == "\\cellx" { cells++ }
	    $0 == "\\par" && !row { before = 0 }
	    $0 == "\\row" { unlike += before && cells != before; before = cells; row = 0 }
	    END { exit !unlike }'
}

# Is what this RTF says written as \u escapes?  The bytes behind one are for readers
# that know no Unicode; others may name fonts, but not much more.  Automatic numbers
# LibreOffice alone writes out, but from its own files with ? for the 、 in them.
is_escaped() {	# FILE
	if LC_ALL=C grep -aqF '{\listtext' "$1"; then
		LC_ALL=C grep -aqF '\generator LibreOffice' "$1" || return 1
	elif has_merged_cells "$1"; then
		return 1
	fi
	LC_ALL=C sed -E "s/\\\\u-?[0-9]+ ?(\\\\'[0-9A-Fa-f]{2}){0,2}/\n@\n/g" "$1" | LC_ALL=C awk '
	    /^@$/ { escapes++; next }
	    { bytes += gsub(/\\\047[89A-Fa-f][0-9A-Fa-f]/, "") }
	    END { exit !(escapes > bytes) }'
}

# Are there tables without a grid?
lacks_grids() {
	command -v unzip >/dev/null && unzip -p "$in" 'word/document*.xml' 2>/dev/null |
	    LC_ALL=C grep -aoE '<([A-Za-z0-9]+:)?tbl(Grid)?[ />]' | awk '/Grid/ { grids++; next } { tables++ } END { exit !(tables > grids) }'
}
