# Input that is not a report: an answer and status 0, 1 or 2, never a crash, a
# hang, or lost good data.
size=2000000
[ "${CI:-}" != true ] || size=20000000
: >empty
head -c 100000 /dev/zero >zeros
head -c "$size" /dev/zero | tr '\0' 'x' >long-line
head -c "$size" /dev/zero | tr '\0' '9' >long-number
head -c "$size" /dev/zero | tr '\0' '\t' >tabs
head -c "$size" /dev/zero | tr '\0' '\n' >newlines
head -c "$size" /dev/zero | tr '\0' '(' >brackets
yes '一、（一）1.（1）' | head -c "$size" | tr -d '\n' >labels
yes '其中：支出1万元，' | head -c "$size" | tr -d '\n' >parts
yes '	1' | head -c "$size" >cells
yes '万' | head -c "$size" | tr -d '\n' >multipliers
yes '==> a <==' | head -c 200000 >documents
printf '一、基本\xe6\x83\n全年支出685.98万元。\n' >truncated
printf '一、基本\xff\xfe\xc0\xaf情况\n全年支出685.98万元。\xed\xa0\x80\n' >invalid
printf '\xff\xfe1\x00\x00' >half-utf16
perl -e 'srand 1; print chr int rand 256 for 1 .. 300000' >noise
perl -e 'srand 2; print chr((10, 9, 34, 44, 92, 48 .. 57)[int rand 15]) for 1 .. 300000' >noise-records
for p in $(built); do
	for f in empty zeros long-line long-number tabs newlines brackets labels parts \
	    cells multipliers documents truncated invalid half-utf16 noise noise-records; do
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
