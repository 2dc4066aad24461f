# Input that is not a report: an answer and status 0, 1 or 2, never a crash, a
# hang, or lost good data.
size=2000000		# more tells whether time and memory grow faster than input does
[ "${CI:-}" != true ] || [ -n "${SANITIZED:-}" ] || size=20000000
: >empty
head -c 100000 /dev/zero >zeros
head -c "$size" /dev/zero | tr '\0' 'x' >long-line
head -c "$size" /dev/zero | tr '\0' '9' >long-number
head -c "$size" /dev/zero | tr '\0' '\t' >tabs
head -c "$size" /dev/zero | tr '\0' '\n' >newlines
head -c "$size" /dev/zero | tr '\0' '(' >brackets
yes '一、（一）1.（1）' | head -c "$size" | tr -d '\n' >labels
yes '其中：支出1万元，' | head -c "$size" | tr -d '\n' >parts
yes '占50%，' | head -c 1000000 | tr -d '\n' >shares
yes '增长5%，' | head -c 1000000 | tr -d '\n' >growths
yes '得分9分，' | head -c 1000000 | tr -d '\n' >marks
yes '1×2=' | head -c 1000000 | tr -d '\n' >computations
yes '全年预算632.50万元，其中：年初预算500.00万元，上年结转32.50万元，年中追加100.00万元。' | head -n 50000 | tr -d '\n' >report-line
yes '	1' | head -c "$size" >cells
yes '万' | head -c "$size" | tr -d '\n' >multipliers
yes '==> a <==' | head -c 200000 >documents
printf '一、基本\xe6\x83\n全年支出685.98万元。\n' >truncated
printf '一、基本\xff\xfe\xc0\xaf情况\n全年支出685.98万元。\xed\xa0\x80\n' >invalid
printf '\xff\xfe1\x00\x00' >half-utf16
perl -e 'srand 1; print chr int rand 256 for 1 .. 300000' >noise
perl -e 'srand 2; print chr((10, 9, 34, 44, 92, 48 .. 57)[int rand 15]) for 1 .. 300000' >noise-records
for p in $(built); do
	for f in empty zeros long-line long-number tabs newlines brackets labels parts shares \
	    growths marks computations report-line cells multipliers documents truncated invalid half-utf16 noise noise-records; do
		timeout 60 "$p" "$f" >out 2>err
		st=$?
		no_crash "cli/hostile $p $f" $st || head_of err
		[ "$(wc -l <err)" -le 30 ] || fail "cli/hostile $p $f" 'too many messages'
	done
	"$p" empty >out 2>err
	status_is "cli/hostile $p empty status" 0 $?
	same_text "cli/hostile $p empty is silent" '' "$(cat err)"
done

# What can be read is read, what cannot is named with its place.
for f in truncated invalid; do
	jxfigures "$f" >out 2>err
	status_is "cli/hostile good data after bad bytes: $f" 0 $?
	same_text "cli/hostile figure after bad bytes: $f" 6859800 \
	    "$(awk -F'\t' 'NR == 2 { print $10 }' out)"
	has "cli/hostile bad bytes are named: $f" "jxfigures: $f:1:" err
done

# A line of megabytes, as of a report whose line ends are lost: all its figures, each in its
# place and with its parts, in time and memory that do not grow faster than the line.
timeout 60 jxfigures report-line >out 2>err
status_is 'cli/hostile a line of megabytes: status' 0 $?
grep -bo '[0-9.]*\(万元\|%\)' report-line | awk -F: '{ print $1 + 1 ":" $2 }' | cksum >want
awk -F'\t' 'NR > 1 { print $3 ":" $13 }' out | cksum >got
same 'cli/hostile a line of megabytes: its figures' want got
same_text 'cli/hostile a line of megabytes: three parts of each total' 150000 \
    "$(awk -F'\t' '$15 == "part"' out | wc -l | tr -d ' ')"

# Another encoding is said once, not byte by byte, and the next report is read.
printf '三公經費支出決算12.5萬元，比上年減少3.2萬元。\n' | iconv -f UTF-8 -t BIG5 >big5
printf '支出3万元。\n' >after.txt
jxfigures big5 after.txt >out 2>err
status_is 'cli/hostile another encoding: status' 2 $?
same_text 'cli/hostile another encoding: one message' \
    'jxfigures: big5:1:1: neither UTF-8 nor GB18030 from byte 0xA4 on, or no text; name its encoding with -e, as in -e BIG5' \
    "$(cat err)"
same_text 'cli/hostile another encoding: what follows' 30000 \
    "$(awk -F'\t' '$1 == "after.txt" { print $10 }' out)"
same_text 'cli/hostile another encoding: named' 125000 \
    "$(jxfigures -e BIG5 big5 | awk -F'\t' 'NR == 2 { print $10 }')"

# Documents that are not converted yet are refused; what follows is read.
printf 'PK\003\004xxxxxxxx' >a.docx
printf '%%PDF-1.7\nxxxx' >b.pdf
printf '\320\317\021\340\241\261\032\341xx' >c.doc
printf '{\\rtf1 xx}' >d.rtf
printf '\037\213\010\000xxxx' >e.gz
printf '\377\330\377\340xxxx' >f.jpg
cat /bin/true >g
printf 'PK' >two-letters
head -c 3000 /dev/zero >nuls
for p in $(built); do
	"$p" -e NOPE after.txt >got 2>err
	status_is "cli/hostile $p unknown encoding: status" 2 $?
	same_text "cli/hostile $p unknown encoding: nothing is written" '' "$(cat got)"
	same_text "cli/hostile $p unknown encoding: message" \
	    "$p: unknown encoding 'NOPE': iconv -l lists the names" "$(cat err)"
	for f in a.docx b.pdf c.doc d.rtf e.gz f.jpg g nuls; do
		"$p" "$f" after.txt >got 2>err
		status_is "cli/hostile $p $f: status" 2 $?
		has "cli/hostile $p $f: message" "$p: $f: is a" err
		same_text "cli/hostile $p $f: one message" 1 "$(wc -l <err | tr -d ' ')"
	done
done
jxfigures -H a.docx after.txt 2>/dev/null | cut -f 1,10 >got
printf 'after.txt\t30000\n' >want
same 'cli/hostile the text behind a refused document' want got
same_text 'cli/hostile two letters are text' PK "$(jxclean two-letters)"
