# Rule files: jxcheck -r and --check-rules; jixiao-rules(5).
forms=$top/common/data/forms.rules
jxcheck --check-rules "$forms" >got 2>err
status_is 'rules: those that come with jixiao are right' 0 $?
same_text 'rules: nothing is said of them' '' "$(cat got err)"
jxcheck --print-rules >got 2>err
same 'rules: and printed as they are' "$forms" got

verdicts() {	# RULES FILE: LINE SEVERITY RULE STATED COMPUTED of its rules
	jxcheck -H --no-rules -r "$@" | awk -F'\t' '$5 !~ /^[a-z]/ { print $2, $4, $5, $6, $7 }'
}

# Column: 3 + 4 = 7, not 8; the other column holds.  Row: 45/50 = 90 %.
cat >form.csv <<'END'
项目,预算甲,决算乙
楼堂甲,3,30
楼堂乙,4,40
楼堂全部,8,70
END
cat >form.rules <<'END'
rule 楼堂
scope column
figure whole /全部/
figure a /甲$/
figure b /乙$/
check whole = a + b
message “{label}”{stated}不是{parts}
END
verdicts form.rules form.csv >got
same_text 'rules: column' '4 error 楼堂 8 7' "$(cat got)"
jxcheck -H -r form.rules form.csv | cut -f 10 | cut -d '；' -f 1 >got 2>/dev/null ||
    jxcheck -H -r form.rules form.csv | cut -f 10 >got
has 'rules: message' '“楼堂全部|预算甲”8不是3＋4' got
printf 'where /乙/\n' | cat form.rules - >where.rules
verdicts where.rules form.csv >got
same_text 'rules: where' '' "$(cat got)"

# As many rows as the pattern fits: 3 + 4 + 1 = 8 holds, 30 + 35 + 6 is not 70.
# Without any such row the rule is silent.
cat >each.csv <<'END'
项目,预算甲,决算乙
楼堂全部,8,70
甲段,3,30
备考,2,9
乙段,4,35
丙段,1,6
END
cat >each.rules <<'END'
rule 各段
scope column
figure whole /全部/
figure part /段$/ each
check whole = part
rule 无段
scope column
figure whole /全部/
figure part /节$/ each
check whole = part
rule 余数
scope column
figure rest /备考/
figure whole /全部/
figure part /[甲乙]段$/ each
check rest = whole - part
END
jxcheck -a -H --no-rules -r each.rules each.csv | awk -F'\t' '$5 !~ /^[a-z]/ { print $2, $4, $5, $6, $7 }' >got
cat >want <<'END'
2 ok 各段 8 8
2 error 各段 70 71
4 error 余数 2 1
4 error 余数 9 5
END
same 'rules: each' want got

# Text: 60 is more than 50; a constant; a warning; a missing figure is silence.
echo '培训甲类60.00万元，培训乙类50.00万元。参训率97.5%。' >text.txt
cat >text.rules <<'END'
rule 不超过
scope section
figure a /甲类/
figure b /乙类/
check a <= b
rule 参训率
severity warning
figure r /参训率/
check r >= 98
rule 缺项
figure a /甲类/
figure c /丙类/
check a = c
END
cat >want <<'END'
1 error 不超过 600000 500000
1 warning 参训率 97.5 98
END
verdicts text.rules text.txt >got
same 'rules: text' want got
jxfigures text.txt >records.tsv
verdicts text.rules records.tsv >got
same 'rules: records' want got
mark=$(jxcheck -H -r text.rules text.txt | awk -F'\t' '$5 == "不超过" { print $NF }')
jxcheck -r text.rules --explain="$mark" text.txt >got
has 'rules: explained' '    60.00万元－50.00万元＝10.00万元' got

# Mistakes, each with its line and column.
cat >bad.rules <<'END'
scope row
rule a
scope cell
figure x /(/
figure y /y/ opt
check x = q
rule b
figure x /x/
figure x /z
check x < 3
what
rule c
rule b
figure 1 /a/
check
message
rule d
figure s /a/
figure t /b/ each
check s = t
rule e
scope row
figure s /a/
figure t /b/ each
check s = t / s
rule f
kind total
severity fatal
figure s item 三公经
figure t /b/ optional first
check s = t
check t = s
rule h
figure v /[甲/
check v >= 1
END
cat >want <<'END'
bad.rules:1:1: a 'rule' line must come before 'scope'
bad.rules:3:7: the scope is one of row, column, table, section, report, not 'cell'
bad.rules:4:10: the pattern is wrong: 'missing closing parenthesis at byte 1'
bad.rules:5:14: only words like 'optional' or 'each' may stand here, not 'opt'
bad.rules:6:11: no 'figure' line above names 'q'
bad.rules:9:8: there is another figure called 'x'
bad.rules:9:10: the slash that ends the pattern is missing
bad.rules:10:9: '=', '<=' or '>=' is expected here
bad.rules:11:1: a line begins with rule, scope, kind, severity, figure, where, check or message, not with 'what'
bad.rules:12:1: there is no 'check', in rule 'c'
bad.rules:13:6: there is another rule called 'b'
bad.rules:14:8: a figure needs a name that is no number '1'
bad.rules:15:6: the name of a figure is missing here
bad.rules:16:8: the message is empty
bad.rules:17:1: 'each' needs the scope row, column or table, in rule 'd'
bad.rules:21:1: 'each' has no place in a quotient, in rule 'e'
bad.rules:27:6: the kind is sum, rate, score or another of jxcheck's rules, not 'total'
bad.rules:28:10: the severity is error or warning, not 'fatal'
bad.rules:29:15: there is no item called '三公经'
bad.rules:32:7: all checks of a rule begin with the same figure, not with 't'
bad.rules:34:10: the pattern is wrong: 'missing terminating ] for character class at byte 4'
END
jxcheck --check-rules bad.rules >got 2>err
status_is 'rules: mistakes' 2 $?
sed 's/^jxcheck: //' err >got
same 'rules: every mistake' want got
jxcheck -r bad.rules text.txt >got 2>/dev/null
status_is 'rules: a bad file is not used' 2 $?

# Budget and outlay meet where a rule takes one off the other, and in a row: 280 less
# 260 is 20, not 30.  How far percentages are apart is said in points.
cat >sides.csv <<'END'
项目,下达数,拨付数,未拨付数,拨付率（%）
水库,900.00,800.00,100.00,88.89
河道,500.00,450.00,50.00,90.00
饮水,280.00,260.00,30.00,92.86
END
cat >sides.rules <<'END'
rule 未拨付
scope row
figure rest /^未拨付数/
figure given /^下达数/
figure paid /^拨付数/
check rest = given - paid
rule 拨付率
figure rate /拨付率/
check rate >= 92
END
verdicts sides.rules sides.csv >got
same_text 'rules: two sides of the books' '2 error 拨付率 88.89 92
3 error 拨付率 90 92
4 error 未拨付 30 20' "$(cat got)"
jxcheck -H -r sides.rules sides.csv | cut -f 10 >got
has 'rules: percentage points' '“河道|拨付率（%）”90.00低于92.00%，相差2.00个百分点' got
jxcheck -H --lang=en -r sides.rules sides.csv | cut -f 10 >got
has 'rules: percentage points in English' '90.00 is below 92.00% by 2.00 percentage points' got

# A pattern that takes for ever gives up.
awk 'BEGIN { s = "a"; for (i = 0; i < 7; i++) s = s s; for (i = 0; i < 500; i++) print s "b甲类60万元。" }' >slow.txt
printf 'rule s\nfigure x /^(a+)+$/\ncheck x = 1\n' >slow.rules
timeout 20 jxcheck -r slow.rules slow.txt >got 2>err
no_crash 'rules: slow pattern' $?

# What is found without rules is found with them, once; a file that has the rules that
# come with jixiao takes their place.
jxcheck --no-rules "$samples/lanxi-forestry-2024.txt" >want
jxcheck "$samples/lanxi-forestry-2024.txt" >got
same 'rules: one slip, one finding' want got
jxcheck -a "$samples/lanxi-forestry-2024.txt" >want
jxcheck -a -r "$forms" "$samples/lanxi-forestry-2024.txt" >got
same 'rules: one name, one rule' want got

# One of several checks must hold: 30 = 10 + 20, 40 = 50 - 10; 35 is neither 25 nor 15, and
# the first is told.  The sum that an optional figure is missing from is without it.
cat >ways.csv <<'END'
项目,总量,甲量,乙量
子,30,10,20
丑,40,50,10
寅,35,20,5
卯,7,7,
END
cat >ways.rules <<'END'
rule 两法
scope row
figure whole /总量/
figure a /甲量/
figure b /乙量/ optional
check whole = a + b
check whole = a - b
message “{label}”{stated}应为{parts}
END
jxcheck -a -H --no-rules -r ways.rules -i csv ways.csv | awk -F'\t' '$5 !~ /^[a-z]/ { print $2, $4, $6, $7, $10 }' | sed 's/；.*//' >got
cat >want <<'END'
2 ok 30 30 “子|总量”30等于各项之和（10＋20）
3 ok 40 40 “丑|总量”40等于各项之和（50－10）
4 error 35 25 “寅|总量”35应为20＋5
5 ok 7 7 “卯|总量”7与第5行7一致
END
same 'rules: one of several checks' want got

# What one figure alone should be is no sum of parts.
printf '项目,总量,甲量,乙量\n辰,9,7,\n' >sole.csv
sed '/^message/d' ways.rules >sole.rules
jxcheck -H --no-rules -r sole.rules -i csv sole.csv >got
same_text 'rules: one figure alone is no sum' 0 "$(grep -c 各项之和 <got)"
same_text 'rules: what one figure alone should be' 1 "$(grep -c '9应为7' <got)"

# A base of two: 36 of 10 + 30 is 90 %, 45 of 20 + 40 no 57 %.
cat >base.csv <<'END'
项目,旧欠,新增,已还,偿还比
子,10.00,30.00,36.00,90.00%
丑,20.00,40.00,45.00,57.00%
END
cat >base.rules <<'END'
rule 偿还比
scope row
figure rate /偿还比/ percent
figure paid /已还/
figure old /旧欠/
figure new /新增/
check rate = paid / (old + new)
message {stated}应为{parts}，即{computed}
END
jxcheck -a -H --no-rules -r base.rules -i csv base.csv | awk -F'\t' '$5 == "偿还比" { print $2, $4, $6, $7, $10 }' | sed 's/；.*//' >got
cat >want <<'END'
2 ok 90 90 “子|偿还比”90.00%计算无误（36.00÷（10.00＋30.00））
3 error 57 75 57.00%应为45.00÷（20.00＋40.00），即75.00%
END
same 'rules: a base of two' want got
mark=$(jxcheck -H --no-rules -r base.rules -i csv base.csv | awk -F'\t' '$5 == "偿还比" { print $NF }')
jxcheck --no-rules -r base.rules -i csv --explain="$mark" base.csv >got
has 'rules: a base of two explained' '45.00÷（20.00＋40.00）＝75.00' got

# What figures are meant.  Both 甲 of the text fit, so that only "first" says which one; the
# one in the table is another.  Of kinds and sides only those asked for.
printf '甲类经费60.00万元。\n\n乙类经费60.00万元，甲类经费80.00万元。\n\n甲类人数60人，甲类占比60%%。\n' >which.txt
which_rule() {	# NAME WORDS: stated and computed of 乙类 against 甲类 so described
	printf 'rule %s\nfigure b /^乙类/\nfigure a /^甲类/ %s\ncheck b = a\n' "$1" "$2" >which.rules
	jxcheck -a -H --no-rules -r which.rules which.txt | awk -F'\t' -v r="$1" '$5 == r { print $4, $6, $7 }'
}
same_text 'rules: several fit' '' "$(which_rule 甲 money)"
same_text 'rules: the first' 'ok 600000 600000' "$(which_rule 甲 'money first')"
same_text 'rules: none of a table' '' "$(which_rule 甲 'money first table')"
same_text 'rules: in the text' 'ok 600000 600000' "$(which_rule 甲 'first text money')"
printf '2022年丙类经费50.00万元。\n\n2023年丙类经费60.00万元，丁类经费50.00万元。\n' >prior.txt
printf 'rule 上年\nfigure d /^丁类/\nfigure c /^丙类/ prior\ncheck d = c\n' >prior.rules
jxcheck -a -H --no-rules -r prior.rules prior.txt | awk -F'\t' '$5 == "上年" { print $4, $6, $7 }' >got
same_text 'rules: of the year before' 'ok 500000 500000' "$(cat got)"
printf 'rule 上年\nfigure d /^丁类/\nfigure c /^丙类/\ncheck d = c\n' >prior.rules
jxcheck -H --no-rules -r prior.rules prior.txt | awk -F'\t' '$5 == "上年" { print $4, $6, $7 }' >got
same_text 'rules: else of the same' 'error 500000 600000' "$(cat got)"

# A slip is told, what a part that is not named may explain is not: 12.34 + 56.78 = 69.12.
slips() {	# STATED: severities of a total of 12.34 and 56.78 that is so stated
	printf '戊类经费%s万元。\n\n己类经费12.34万元，庚类经费56.78万元。\n' "$1" >slip.txt
	jxcheck -H --no-rules -r slip.rules slip.txt | awk -F'\t' '{ print $4, $5 }'
}
printf 'rule 戊\nkind sum\nseverity warning slip\nfigure a /^戊类/\nfigure b /^己类/\nfigure c /^庚类/\ncheck a = b + c\n' >slip.rules
same_text 'rules: a slip' 'warning sum' "$(slips 69.21)"
same_text 'rules: no slip' '' "$(slips 84.60)"

# Quantities by their item, whatever they are called.
printf '全年公务接待支出4.00万元。\n\n公务接待费5.00万元。\n' >item.txt
printf 'rule 接待\nfigure a item 公务接待费\ncheck a <= 45000\n' >item.rules
jxcheck -H --no-rules -r item.rules item.txt | awk -F'\t' '$5 == "接待" { print $2, $4, $6, $7 }' >got
same_text 'rules: an item' '3 error 50000 45000' "$(cat got)"
