# Two reports of one unit, year and kind: who sums amounts up must hear of it.  What is no
# second report of the same is not told.
. "$top/tests/nightly/night.bash"

report() {	# UNIT TITLE BUDGET
	printf '%s%s\n一、基本情况\n全年预算%s.00万元，全年实际支出90.00万元，其中：基本支出60.00万元，项目支出30.00万元。\n' "$1" "$2" "$3"
}

whole='2024年度部门整体支出绩效自评报告'

twice_inbox() {
	mkdir -p in/望桥区/2024/补报 in/望桥区/2023 in/柳塘县/2024 in/项目
	report 望桥区水利局 "$whole" 100 >in/望桥区/2024/水利局.txt
	report 望桥区水利局 "$whole" 110 >in/望桥区/2024/补报/水利局（改）.txt
	report 望桥区档案馆 "$whole" 200 >in/望桥区/2024/档案馆.txt
	report 望桥区档案馆 "$whole" 200 >in/望桥区/2024/档案馆.1.txt
	report 望桥区档案馆 "$whole" 200 >'in/望桥区/2024/档案馆 <b>.txt'
	report 望桥区 2024年度河道清淤项目支出绩效自评报告 70 >in/项目/甲.txt
	report 望桥区 2024年度河道清淤项目支出绩效自评报告 70 >in/项目/乙.txt
	# Another year, another purpose, another project of a common title, and no unit of its own:
	# a name that many counties have an office of, and none but that of the file.
	report 望桥区水利局 "${whole/2024/2023}" 300 >in/望桥区/2023/水利局.txt
	report 望桥区档案馆 2024年度部门整体支出绩效评价报告 200 >in/望桥区/2024/评价.txt
	report 望桥区司法局 2024年度项目支出绩效自评报告 40 >in/项目/丙.txt
	report 望桥区司法局 2024年度项目支出绩效自评报告 50 >in/项目/丁.txt
	report 城关镇 "$whole" 400 >in/柳塘县/2024/城关镇.txt
	report 城关镇 "$whole" 500 >in/望桥区/2024/城关镇.txt
	mkdir in/柳塘县/2024/a in/柳塘县/2024/b
	report '' "$whole" 600 >in/柳塘县/2024/a/报告.txt
	report '' "$whole" 700 >in/柳塘县/2024/b/报告.txt
	# A unit that names its place, in the folder of another region: told by its amounts, all else
	# may be the unit of another city's district of that name.  Of a common name nothing is told.
	report 柳塘县统计局 "$whole" 810 >in/柳塘县/2024/统计局.txt
	report 柳塘县统计局 "$whole" 810 >in/望桥区/2024/统计局.txt
	report 柳塘县文化馆 "$whole" 820 >in/柳塘县/2024/文化馆.txt
	report 柳塘县文化馆 "$whole" 830 >in/望桥区/2024/文化馆.txt
	report 敬老院 "$whole" 840 >in/柳塘县/2024/敬老院.txt
	report 敬老院 "$whole" 840 >in/望桥区/2024/敬老院.txt
}

told() {
	sqlite3 -separator ': ' out/jixiao.db "SELECT name, reason FROM summary WHERE reason IS NOT NULL ORDER BY name"
}

said='单位、年度、类别相同，请核对是否重复报送'

if lacking=$(night_lacks); then
	skip nightly/twice "$lacking"
else
	twice_inbox
	night in out
	status_is 'nightly/twice nothing is set aside' 0 $?
	told >got
	cat >want <<-END
		望桥区/2024/档案馆 <b>.txt: 与“望桥区/2024/档案馆.1.txt”等2份报告$said
		望桥区/2024/档案馆.1.txt: 与“望桥区/2024/档案馆 <b>.txt”等2份报告$said
		望桥区/2024/档案馆.txt: 与“望桥区/2024/档案馆 <b>.txt”等2份报告$said
		望桥区/2024/水利局.txt: 与“望桥区/2024/补报/水利局（改）.txt”$said
		望桥区/2024/统计局.txt: 与“柳塘县/2024/统计局.txt”$said
		望桥区/2024/补报/水利局（改）.txt: 与“望桥区/2024/水利局.txt”$said
		柳塘县/2024/统计局.txt: 与“望桥区/2024/统计局.txt”$said
		项目/乙.txt: 与“项目/甲.txt”$said
		项目/甲.txt: 与“项目/乙.txt”$said
	END
	same 'nightly/twice said of each' want got
	same_text 'nightly/twice in summary.csv' 9 "$(grep -c "$said" out/summary.csv)"
	has 'nightly/twice on the page' '单位、年度、类别相同的报告 <b>9</b> 份' out/index.html
	has 'nightly/twice a name is no markup' '与“望桥区/2024/档案馆 &lt;b&gt;.txt”等2份' out/index.html
	rm in/望桥区/2024/水利局.txt in/项目/甲.txt 'in/望桥区/2024/档案馆 <b>.txt'
	night in out
	told >got
	cat >want <<-END
		望桥区/2024/档案馆.1.txt: 与“望桥区/2024/档案馆.txt”$said
		望桥区/2024/档案馆.txt: 与“望桥区/2024/档案馆.1.txt”$said
		望桥区/2024/统计局.txt: 与“柳塘县/2024/统计局.txt”$said
		柳塘县/2024/统计局.txt: 与“望桥区/2024/统计局.txt”$said
	END
	same 'nightly/twice what has gone is not told of' want got
	# A database made before that was looked for.
	sqlite3 out/jixiao.db 'DROP VIEW summary; DROP VIEW twice; DROP INDEX reports_by_claim; ALTER TABLE reports DROP COLUMN claim'
	status_is 'nightly/twice an older database: made' 0 $?
	echo '全年收入90.00万元。' >>in/望桥区/2023/水利局.txt
	night in out
	told >got
	same 'nightly/twice an older database' want got
	# One made while the region was part of every claim.
	sqlite3 out/jixiao.db "DROP VIEW summary; DROP VIEW twice; CREATE VIEW twice AS SELECT claim FROM reports;
	UPDATE reports SET claim = region || claim WHERE claim LIKE '|%'"
	echo '全年其他收入80.00万元。' >>in/望桥区/2023/水利局.txt
	night in out
	told >got
	same 'nightly/twice a database with claims of regions' want got
fi
