# What jxcheck says of one finding, what editors make of -f gcc, and dismissed
# findings that stay dismissed.
cat >report.txt <<'END'
一、基本情况

2024年支出合计100.00万元，其中：基本支出60.50万元，项目支出39.40万元。

二、人员情况

（一）编制人数12人，其中行政编制5人，事业编制6人。
END
marks=$(jxcheck report.txt | awk -F'\t' 'NR > 1 { print $NF }')
same_text 'explain: two findings' 2 "$(echo "$marks" | wc -l)"
first=$(echo "$marks" | head -n 1)

# 60.50 + 39.40 = 99.90; three figures with half a unit of 0.01 each: 0.015.
cat >want <<END
report.txt:3: error: “支出合计”100.00万元与各项之和99.90万元不符，相差0.10万元（60.50万元＋39.40万元） [sum $first]
  数据：
    第3行“支出合计”100.00万元
      | 2024年支出合计100.00万元，其中：基本支出60.50万元，项目支出39.40万元。
      |               ^^^^^^^^^^
    第3行“基本支出”60.50万元
      | 2024年支出合计100.00万元，其中：基本支出60.50万元，项目支出39.40万元。
      |                                         ^^^^^^^^^
    第3行“项目支出”39.40万元
      | 2024年支出合计100.00万元，其中：基本支出60.50万元，项目支出39.40万元。
      |                                                            ^^^^^^^^^
  计算：
    60.50万元＋39.40万元＝99.90万元
    100.00万元－99.90万元＝0.10万元
  允许误差：
    100.00万元：按末位四舍五入，可差±0.005万元
    60.50万元：按末位四舍五入，可差±0.005万元
    39.40万元：按末位四舍五入，可差±0.005万元
    各数合计最多可差±0.015万元，实际相差0.10万元，四舍五入不能解释
  可能的原因：
    若第3行60.50万元改为60.60万元（一位数字之差）则相符（39.40万元改为39.50万元亦可，单凭此处不能判定）

END
jxcheck --explain "$first" report.txt >got 2>err
status_is 'explain: status of an error' 1 $?
same 'explain: text' want got
same_text 'explain: silent' '' "$(cat err)"

# Figure records have no lines to show, everything else is the same.
grep -v '^      |' want >want_records
jxfigures report.txt | jxcheck --explain="$first" >got
same 'explain: records' want_records got
jxcheck --explain="$(echo "$first" | cut -c1-6)" report.txt >got
same 'explain: first digits' want got

jxcheck --lang=en --explain="$(echo "$marks" | paste -sd, -)" report.txt >got
same_text 'explain: several' 2 "$(grep -c '^report.txt:' got)"
has 'explain: English' '6人: a count, exact' got
has 'explain: English sum' '    5人＋6人＝11人' got

# A quotient: 78.89 stands for 78.885 to 78.895; 39.40/50.00 = 78.80, at least
# 39.395/50.005 = 78.7821 and at most 39.405/49.995 = 78.8179.
echo '项目支出预算50.00万元，支出39.40万元，预算执行率78.89%。' >rate.txt
mark=$(jxcheck rate.txt | awk -F'\t' '$5 == "rate" { print $NF }')
jxcheck --explain="$mark" rate.txt >got
has 'explain: quotient' '    39.40万元÷50.00万元＝78.80%' got
has 'explain: points' '    78.89%－78.80%＝0.09个百分点' got
has 'explain: interval' '计算结果在78.782122%至78.817882%之间，所列数代表78.885%至78.895%，两者不相交' got

jxcheck --explain=0000000000000000 report.txt >got 2>err
status_is 'explain: no such finding' 2 $?
same_text 'explain: no such finding says so' \
    "jxcheck: no finding has the fingerprint '0000000000000000'; 'jxcheck --all' lists them" \
    "$(cat err)"
jxcheck --explain=xyz report.txt >got 2>err
status_is 'explain: no fingerprint' 2 $?

# Dismissed: lines shift, sections are renumbered, paragraphs change places,
# amounts get thousands separators or another unit, the file another name.
jxcheck report.txt >dismissed.tsv
jxcheck --ignore dismissed.tsv report.txt | tail -n +2 >got
same_text 'ignore: the same report' '' "$(cat got)"
printf '%s\n' '' '# seen' "$(jxcheck -f gcc report.txt)" 'b0:b0' '  ' 0123456789abcde >some
jxcheck --ignore some report.txt 2>err | tail -n +2 >got
same_text 'ignore: lines without a fingerprint' '' "$(cat got)"
printf 'jxcheck: some:%s: no fingerprint: 16 digits and letters a-f, the last column of a finding\n' \
    "$(grep -n '^b0' some | cut -d: -f1)" "$(wc -l <some | tr -d ' ')" >want
same 'ignore: lines without a fingerprint are named' want err
for form in --csv --jsonl -fgcc -ftsv; do
	jxcheck "$form" report.txt >dismissed
	jxcheck --ignore dismissed report.txt 2>&1 | tail -n +2 >got
	same_text "ignore: $form is read" '' "$(cat got)"
done
mkdir -p elsewhere
cat >elsewhere/final.txt <<'END'
前言

附：本报告经集体研究。

二、人员情况

2.编制人数12人，其中行政编制5人，事业编制6人。

三、收支情况

（三）2024年支出合计1,000,000元，其中：基本支出605,000元，项目支出394,000元。
END
sed 's/（三）//' elsewhere/final.txt >elsewhere/plain.txt
jxcheck elsewhere/plain.txt | tail -n +2 | wc -l >got
same_text 'ignore: still found' 2 "$(tr -d ' ' <got)"
jxcheck --ignore dismissed.tsv elsewhere/plain.txt elsewhere/final.txt | tail -n +2 >got
same_text 'ignore: moved, renumbered, renamed' '' "$(cat got)"
sed 's/394,000/393,000/' elsewhere/plain.txt >other.txt
jxcheck --ignore dismissed.tsv other.txt | tail -n +2 | wc -l >got
# The largest amount of the report, 100万元, is the same in both: only the sum
# of money is new.
same_text 'ignore: another value is another finding' 1 "$(tr -d ' ' <got)"

# -f gcc, read by the error formats of vim and emacs (compile.el, "gnu"; the
# second by its regular expression).
printf '支出合计100.00万元，其中：第一三:25:12项60.50万元，项目支出39.40万元。\n' >'年 报.txt'
jxcheck -f gcc --all report.txt '年 报.txt' >quick.txt
jxcheck -f gcc --all --lang=en report.txt '年 报.txt' >>quick.txt
jxcheck -H --all report.txt '年 报.txt' | awk -F'\t' '{ print $1 ":" $2 }' >once
cat once once >want
cat >emacs.py <<'END'
import re, sys
gnu = re.compile(
    r'^(?:[A-Za-z][-A-Za-z0-9.]+: ?|[ \t]+(?:in |from))?'
    r'([0-9]*[^0-9\n](?:[^\n :]| [^-/\n]|:[^ \n])*?): ?([0-9]+)'
    r'(?:-(?:[0-9]+)(?:\.[0-9]+)?|[.:](?:[0-9]+)(?:-(?:[0-9]+)(?:\.[0-9]+)?)?)?:'
    r'(?: *(?:(?:Future|Runtime)?[Ww]arning|W:)| *(?:[Ii]nfo|I:|[Nn]ote)| *[Ee]rror'
    r'|[0-9]?(?:[^0-9\n]|$)|[0-9][0-9][0-9])')
for line in open(sys.argv[1], encoding='utf-8'):
    m = gnu.match(line)
    print(m.group(1) + ':' + m.group(2) if m else 'no: ' + line.rstrip())
END
python3 emacs.py quick.txt >got
same 'gcc: emacs' want got
if command -v vim >/dev/null; then
	vim -Nu NONE -i NONE -es -c 'set encoding=utf-8 efm&vim' -c 'cgetfile quick.txt' \
	    -c 'call writefile(map(getqflist(), {_, e -> bufname(e.bufnr) . ":" . e.lnum}), "got")' \
	    -c 'qa!' </dev/null >/dev/null 2>&1
	same 'gcc: vim' want got
else
	skip 'gcc: vim' 'no vim'
fi
