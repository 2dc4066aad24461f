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
bad.rules:28:10: the severity is error, warning or slip, not 'fatal'
bad.rules:29:15: there is no item called '三公经'
bad.rules:32:7: all checks of a rule begin with the same figure, not with 't'
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
