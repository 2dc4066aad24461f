# scripts/embed: the same C source from whatever is called awk here: a table
# once lost its backslashes where awk is mawk, as on a fresh Debian.

t='cli/embed'
printf '# a comment\nname\tpattern\n"q"\t\\(a\\|b\\.c\\\\\n\n??=\t万元？?\nshort\n' >words.tsv
cat >want.c <<'END'
#include "text/data.h"
#pragma GCC diagnostic ignored "-Woverlength-strings"
extern const struct data_table data_words;
static const char text[] =
 "\"q\"\0" "\\(a\\|b\\.c\\\\\0"
 "?""?=\0" "万元？?\0"
 "short\0" "\0"
;
static const uint32_t at[] = {
0,4,
16,20,
31,37,
};
const struct data_table data_words = { "words", 2, 3, text, at };
END
for awk in mawk gawk original-awk busybox; do
	if ! command -v $awk >/dev/null; then
		skip "$t $awk" "no $awk"
		continue
	fi
	mkdir path-$awk
	case $awk in busybox) applet=awk ;; *) applet= ;; esac
	printf '#!/bin/sh\nexec %s %s "$@"\n' "$(command -v $awk)" "$applet" >path-$awk/awk
	chmod +x path-$awk/awk
	PATH=$PWD/path-$awk:$PATH "$top/scripts/embed" words.tsv >got.c 2>&1
	same "$t $awk" want.c got.c
done

# Rows with marks of full width are there in half width, too, behind a line that says so.
printf '#half\nword\n其中：\n甲（乙），\n丙\n' >half.tsv
"$top/scripts/embed" half.tsv | grep -o '^ "[^"]*"' >got
printf ' "%s\\0"\n' '其中：' '其中:' '甲（乙），' '甲(乙),' 丙 >want
same "$t half width" want got

# Words put together with their ends, behind the rows of another table.
printf 'word\tcue\n其中\tparts\n' >cues.tsv
printf '#half\n#product\twhole\nword\tpart\n性质\tnoun\n分：\tend\n来源\tnoun\n' >ways.tsv
"$top/scripts/embed" cues.tsv ways.tsv | grep '^ "' >got
printf ' "%s\\0" "%s\\0"\n' 其中 parts 性质分： whole 性质分: whole 来源分： whole 来源分: whole >want
same "$t product" want got

# Rows of another table that has columns of these names, and of others.
printf 'unit\tword\tcue\n人\t人均\taverage\n斤\t单价\t\n户\t户均\taverage\n个\t每\n' >averages.tsv
"$top/scripts/embed" cues.tsv averages.tsv | grep '^ "' >got
printf ' "%s\\0" "%s\\0"\n' 其中 parts 人均 average 户均 average >want
same "$t columns by name" want got

printf 'name\tpattern\na\tb\tc\n' >wide.tsv
"$top/scripts/embed" wide.tsv >out 2>err
[ $? -ne 0 ] && ok "$t a row too wide: status" || fail "$t a row too wide: status" 'status 0'
has "$t a row too wide" 'wide.tsv:2: 3 fields, but the header names 2' err
: >empty.tsv
"$top/scripts/embed" empty.tsv >out 2>err
has "$t no header" 'empty.tsv: no header line' err
