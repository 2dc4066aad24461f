# Tables from spreadsheets: jxcheck -i csv.
verdicts() {	# FILE: what is wrong there, as LINE RULE STATED COMPUTED
	jxcheck -H "$@" | cut -f 2,4-7 | tr '\t' ' '
}

# Two title rows, thousands separators, brackets for less, empty cells, a note;
# parts by indentation; total row, total column, difference of two years.
# Line 5: 500.50 + 200.00 = 700.50, not 710.50, which is why line 4 misses too.
# Line 7: 300 - 350 = -50, and with it the total of line 8.
cat >final.csv <<'END'
2024年度收入支出决算表,,,,,
编制单位：某局,,,,,单位：万元
项目,合计,基本支出,项目支出,上年决算,增减额
教育支出,"1,200.50",800.50,400.00,1100.50,100.00
  小学教育,710.50,500.50,200.00,,
  初中教育,500.00,300.00,200.00,,
卫生健康支出,300.00,,300.00,350.00,(60.00)
合计,"1,500.50",800.50,700.00,"1,450.50",50.00
注：本表反映年度收支情况，比上年增加50.00万元。,,,,,
END
cat >want <<'END'
5 error sum 7105000 7005000
7 error delta -600000 -500000
END
verdicts final.csv >got
same 'sheet: final accounts' want got
verdicts -i csv - <final.csv >got
same 'sheet: standard input' want got
iconv -f utf-8 -t gb18030 final.csv >gb.csv
verdicts gb.csv >got
same 'sheet: GB18030' want got
tr , ';' <final.csv | sed 's/\([0-9]\);\([0-9][0-9][0-9]\.[0-9][0-9]"\)/\1,\2/g' >semicolon.csv
verdicts semicolon.csv >got
same 'sheet: semicolons' want got
# Text that comes with --csv is a table only if it looks like one.
jxcheck --csv <final.csv | cut -d, -f 2,4-7 | tail -n +2 | tr , ' ' >got
same 'sheet: --csv' want got
printf '2024年支出100.00万元，其中：基本支出60.00万元，项目支出39.00万元。\n' | jxcheck --csv | tail -n +2 |
    cut -d, -f 2,4-7 >got
same_text 'sheet: text with --csv' '1,error,sum,1000000,990000' "$(cat got)"
jxfigures --csv "$samples/shipu-water-2023.txt" >records.csv
jxcheck records.csv | cut -f 2-7 >got
jxcheck "$samples/shipu-water-2023.txt" | cut -f 2-7 >want
same 'sheet: figure records stay records' want got

# Formula rows.  120 = 100 + 20; 45 = 50 - 5; 45 - 40 = 5, not 6; 40 / 45 = 88.89 %;
# the numbers of the columns are no figures.
cat >formula.csv <<'END'
项目,年初预算,调整数,全年预算,执行数,执行率,结转
栏次,1,2,3=1+2,4,5=4/3×100%,6＝3－4
基本支出,100.00,20.00,120.00,110.00,91.67%,10.00
项目支出,50.00,-5.00,45.00,40.00,88.98%,6.00
合计,150.00,15.00,165.00,150.00,90.91%,15.00
END
cat >want <<'END'
4 error rate 88.98 88.89
4 error delta 6 5
END
verdicts formula.csv >got
same 'sheet: formula row' want got

# Several terms: 5 + 40 - 45 = 0; 90 - 30 - 20 = 40.
cat >terms.csv <<'END'
项目,年初结转,本年收入,本年支出,年末结转,其中已定用途,未定用途
,1,2,3,4=1+2-3,5,6=2-3-5
甲,10.00,90.00,30.00,70.00,20.00,40.00
乙,5.00,40.00,45.00,1.00,2.00,-7.00
END
verdicts terms.csv >got
same_text 'sheet: formula of three terms' '4 error sum 1 0' "$(cat got)"

# Letters in the headers.
cat >letters.csv <<'END'
项目,全年预算数（A）,全年执行数（B）,结余（C=A-B）,执行率（B/A）
甲,100.00,90.00,10.00,90.00%
乙,50.00,40.00,9.00,80.00%
END
verdicts letters.csv >got
same_text 'sheet: letters' '3 error delta 9 10' "$(cat got)"

# Growth between columns: 1080/900 - 1 = 20 %; 150/200 - 1 = -25 %.
cat >growth.csv <<'END'
项目,2024年决算,2023年决算,增减%
教育,300.00,250.00,20.00%
社保,150.00,200.00,-25.00%
卫生,"1,080.00",900.00,22.00%
END
verdicts growth.csv >got
same_text 'sheet: growth' '4 error growth 22 20' "$(cat got)"

# What jxtables writes: one table, several, all with their documents.
jxtables -t 1 "$samples/lanxi-forestry-2024.txt" >one.csv
verdicts one.csv >got
same_text 'sheet: jxtables -t' '4 error sum 184600 186400' "$(cat got)"
jxtables "$samples"/*.txt | jxcheck -i csv -H | cut -f 1 | sed 's,.*/,,' | uniq >got
jxtables "$samples"/*.txt | jxcheck -i csv -H --explain=0000 >/dev/null 2>err
has 'sheet: documents' 'lanxi-forestry-2024.txt' got
has 'sheet: more documents' 'shipu-water-2023.txt' got
jxtables -t 1,2 "$samples/lanxi-forestry-2024.txt" | jxcheck -i csv --all -f gcc |
    grep -c 'T3' >got
same_text 'sheet: two tables parted by an empty line' 0 "$(cat got)"

# A quote in the wrong place, an open one, nothing, many columns.
printf 'a,b\n1,"2"x\n3,4\n' | jxcheck -i csv >got 2>err
status_is 'sheet: wrong quote' 2 $?
has 'sheet: wrong quote says where' '-:2: quote in the wrong place' err
printf 'a,b\n1,"2\n3,4\n' | jxcheck -i csv >got 2>err
status_is 'sheet: open quote' 2 $?
: | jxcheck -i csv >got 2>err
status_is 'sheet: nothing' 0 $?
awk 'BEGIN { for (r = 0; r < 200; r++) { for (c = 0; c < 2000; c++) printf "合计,"; print r } }' |
    timeout 20 jxcheck -i csv >got 2>err
no_crash 'sheet: wide' $?
awk 'BEGIN { print "项目,合计,甲,乙"; for (r = 0; r < 60000; r++) print "项" r "," 2 * r "," r "," r }' |
    timeout 20 jxcheck -i csv >got 2>err
no_crash 'sheet: long' $?
same_text 'sheet: long holds' 1 "$(wc -l <got | tr -d ' ')"
jxcheck --explain "$(jxcheck -H letters.csv | cut -f 11)" letters.csv >got
has 'sheet: explained' '      | 乙,50.00,40.00,9.00,80.00%' got

# --csv says what is read; -f, before it or behind it, how findings are written
printf '项目,金额（元）\n水费,3.00\n电费,7.00\n合计,11.00\n' >sheet.csv
jxcheck --csv -f gcc <sheet.csv | cut -d : -f 1-3 >got
echo '-:4: error' >want
same 'cli/sheet --csv before -f gcc' want got
jxcheck -f gcc --csv <sheet.csv | cut -d : -f 1-3 >got
same 'cli/sheet --csv behind -f gcc' want got
