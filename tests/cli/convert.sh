# shellcheck shell=bash disable=SC2016,SC2154,SC2164
# report2text: what files are, what is said of those that cannot be converted,
# names, directories, limits.  The documents are made here; what needs a
# converter is skipped where there is none.
t=cli/convert
command -v python3 >/dev/null || { skip "$t" 'no python3 to make documents with'; return 0; }

cat >make.py <<'END'
import io, sys, zipfile
def pack(name, parts):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        for path, text in parts:
            z.writestr(path, text, zipfile.ZIP_STORED if path == "mimetype" else None)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
def p(s, pr=""):
    return f"<w:p>{pr}<w:r><w:t xml:space=\"preserve\">{s}</w:t></w:r></w:p>"
def tc(s, span=1):
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{p(s)}</w:tc>'
LIST = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
BODY = (p("部门基本情况", LIST) + p("全年支出1,234.50万元。") + p("其他情况", LIST)
    + '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    + "<w:tr>" + tc("项目") + tc("金额（万元）", 2) + "</w:tr>"
    + "<w:tr>" + tc("   一、合计") + tc("12.30") + tc("45.60") + "</w:tr></w:tbl>" + p("完"))
def docx(name, body):
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>')
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="%s" Target="%s"/></Relationships>'
    pack(name, [("[Content_Types].xml", types),
        ("_rels/.rels", rels % (r + "/officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", rels % (r + "/numbering", "numbering.xml")),
        ("word/numbering.xml", f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'),
        ("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")])
docx("good.docx", BODY)
# A table with merged cells whose grid is as wide as its rows, narrower, empty, or not there.
def merged(grid, columns=5):
	down = lambda text, more="": "<w:tc><w:tcPr><w:vMerge%s/></w:tcPr>%s</w:tc>" % (more, p(text))
	first = lambda text: down(text, ' w:val="restart"')
	rows = [first("类别") + first("项目") + tc("2023年", 2) + first("执行率"),
		down("") + down("") + tc("预算数") + tc("执行数") + down(""),
		first("文化类") + tc("展览") + tc("100.00") + tc("1,234.50") + tc("90.00%"),
		down("") + tc("培训") + tc("110.00") + tc("99.00") + tc("95.00%")]
	inner = "<w:tbl><w:tblPr/>%s<w:tr>%s</w:tr></w:tbl>" % (grid(2), tc("内层") + tc("7.25"))
	rows.append(tc("合计", 2) + tc("210.00") + tc("190.00") + "<w:tc><w:tcPr/>" + inner + p("92.00%") + "</w:tc>")
	return "<w:tbl><w:tblPr/>" + grid(columns) + "".join("<w:tr>%s</w:tr>" % r for r in rows) + "</w:tbl>" + p("完")
def whole(n):
	return "<w:tblGrid>" + '<w:gridCol w:w="1500"/>' * n + "</w:tblGrid>"
# What it was before somebody changed it counts for nothing.
def narrow(n):
	return '<w:tblGrid><w:gridCol w:w="1500"/><w:tblGridChange w:id="9">' + whole(n) + "</w:tblGridChange></w:tblGrid>"
docx("grid.docx", merged(whole))
docx("grid-narrow.docx", merged(narrow))
docx("grid-empty.docx", merged(lambda n: "<w:tblGrid/>"))
docx("grid-none.docx", merged(lambda n: ""))
docx("grid-huge.docx", "<w:tbl><w:tr>" + tc("全年支出1,234.50万元", 9999) * 40 + "</w:tr></w:tbl>")
docx("blank.docx", "<w:p/>")
docx("boxed.docx", p("封面", '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t202" style="width:200pt;height:50pt"><v:textbox><w:txbxContent>'
    + p("全年支出1,234.50万元") + '</w:txbxContent></v:textbox></v:shape></w:pict></w:r>') + p("正文"))
docx("edited.docx", p("全年支出1,234.50万元") + '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>其中99.00万元</w:delText></w:r></w:del></w:p>')
data = open("good.docx", "rb").read()
open("cut.docx", "wb").write(data[:len(data) * 2 // 3])
open("stub.docx", "wb").write(data[:data.index(b"word/")])
open("bad.docx", "wb").write(data.replace(b"PK\5\6", b"PK\5\7", 0)[:60] + b"\xff" * 900 + data[960:])
at = data.rindex(b"PK\1\2")
open("bomb.docx", "wb").write(data[:at + 24] + b"\0\0\0\xf0" + data[at + 28:])
O = ' '.join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for n, u in (("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible")))
def odt(name, manifest=""):
    m = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{manifest}</manifest:file-entry></manifest:manifest>'
    c = f'<office:document-content {O} office:version="1.2"><office:body><office:text><text:p>全年支出1,234.50万元。</text:p></office:text></office:body></office:document-content>'
    pack(name, [("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", m), ("content.xml", c),
        ("styles.xml", f'<office:document-styles {O} office:version="1.2"><office:styles/><office:automatic-styles/><office:master-styles/></office:document-styles>')])
odt("good.odt")
odt("locked.odt", '<manifest:encryption-data manifest:checksum-type="SHA1/1K"/>')
pack("book.xlsx", [("xl/workbook.xml", "<workbook/>")])
pack("report.ofd", [("OFD.xml", "<ofd/>")])
pack("reports.zip", [("a.txt", "a")])
ole = lambda stream, fib=b"": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + fib.ljust(512, b"\0") + stream.encode("utf-16-le")
open("locked.docx", "wb").write(ole("EncryptedPackage"))
open("locked.doc", "wb").write(ole("WordDocument", b"\xec\xa5" + b"\0" * 9 + b"\1"))
directory = b"\0" * 22 + b"\t\0" + b"\0" * 12 + (1).to_bytes(4, "little") + (40).to_bytes(4, "little")
open("cut.doc", "wb").write((ole("")[:8] + directory).ljust(2048, b"\0") + b"Bookman Old Style")
open("book.et", "wb").write(ole("Workbook"))
open("old.wps", "wb").write(ole("MatOST"))
open("scan.jpg", "wb").write(b"\xff\xd8\xff\xe0" + b"\0" * 99)
open("unknown.doc", "wb").write(b"ab\0\1\2\3" * 99)
open("empty.docx", "wb")
def pdf(name, pages, more="", pictures=()):
    objs = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))),
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"]
    for i, text in enumerate(pages):
        s = " ".join("BT /F 9 Tf %d %d Td (%s) Tj ET" % at for at in ([(20, 700, text)] if isinstance(text, str) else text))
        picture = f"/XObject<</P {4 + 2 * len(pages)} 0 R>>" if i + 1 in pictures else ""
        s += " q 600 0 0 800 0 0 cm /P Do Q" if picture else ""
        objs += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {5 + 2 * i} 0 R/Resources<</Font<</F 3 0 R>>{picture}>>>>", f"<</Length {len(s)}>>stream\n{s}\nendstream"]
    if pictures:
        objs.append("<</Type/XObject/Subtype/Image/Width 800/Height 800/BitsPerComponent 1/ColorSpace/DeviceGray/Length 80000>>stream\n%s\nendstream" % ("\0" * 80000))
    out, at = "%PDF-1.4\n", []
    for i, o in enumerate(objs):
        at.append(len(out))
        out += f"{i + 1} 0 obj\n{o}\nendobj\n"
    x = len(out)
    out += f"xref\n0 {len(objs) + 1}\n0000000000 65535 f \n" + "".join(f"{a:010} 00000 n \n" for a in at)
    out += f"trailer<</Size {len(objs) + 1}/Root 1 0 R{more}>>\nstartxref\n{x}\n%%EOF\n"
    open(name, "w").write(out)
pdf("scan.pdf", ["", "", "- 3 -"])
line = "The total of all expenditure in the year was 1,234.50 yuan"
pdf("good.pdf", [line])
table = [["Item", "Budget", "Changed", "Spent"], ["Basic", "1,300.00", "", "1,234.50"], ["Projects", "200.00", "-12.00", "188.00"],
    ["Total", "1,500.00", "-12.00", "1,422.50"]]
pdf("table.pdf", [[(50, 700, line)] + [(60 + 120 * c, 650 - 20 * r, cell) for r, row in enumerate(table) for c, cell in enumerate(row) if cell]])
pdf("mixed.pdf", [line, "- 2 -", line, ""], pictures=[2])
pdf("locked.pdf", ["x"], "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % ("11" * 32, "22" * 32))
html = "<html><head><meta charset=\"%s\"></head><body><p>全年支出1,234.50万元。</p></body></html>"
open("page.doc", "wb").write((html % "gb2312").encode("gb18030"))
open("page.htm", "wb").write((html % "utf-16").encode("utf-16"))
open("part.html", "w").write("<p>全年支出1,234.50万元。</p>")
open("merged.html", "w").write("<html><head><title>自评</title></head><body><table><tr><th rowspan=\"2\">项目</th>"
    "<th colspan=\"2\">预算数（万元）</th><th rowspan=\"2\">执行率</th></tr><tr><th>年初预算</th><th>全年预算</th></tr>"
    "<tr><td>基本支出</td><td>100.00</td><td>105.00</td><td>99.05%</td></tr></table></body></html>\n")
open("bare.html", "w").write("<html><head><title>自评</title><style>p { width: 9cm }</style></head>"
    "<body><!-- 全年 <p>支出 --><p>&nbsp;</p><script>if (1 < 2) x();</script><img src='a.png'></body></html>\n")
open("tag.txt", "w").write("<p>全年支出1,234.50万元。</p>\n")
open("note.doc", "wb").write(b"{\\rtf1\\ansi\\ansicpg936 \\'c8\\'ab\\'c4\\'ea\\'d6\\'a7\\'b3\\'f61,234.50\\'cd\\'f2\\'d4\\'aa\\par}")
open("saved.doc", "wb").write(b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    b"<html><body><p>=C8=AB=C4=EA1,234.50=CD=F2=D4=AA</p></body></html>\r\n--b--\r\n")
escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c) - 65536 * (ord(c) > 32767)}?" for c in "全年支出1,234.50万元")
# A note as pandoc writes it.
open("starred.rtf", "w").write("{\\rtf1\\ansi\\ansicpg936 \\u20840?\\u24180?99{\\super\\chftn}{\\*\\footnote\\chftn\\~\\plain\\pard 1,234.50\\par}\\par}")
open("escaped.rtf", "w").write("{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 \\'cb\\'ce\\'cc\\'e5;}}" + escaped + "\\par}")
coded = lambda s: "".join(c if ord(c) < 128 else f"\\u{ord(c) - 65536 * (ord(c) > 32767)}?" for c in s)
row = lambda *cells: "\\trowd" + "".join(f"\\cellx{end}" for end, s in cells) + "".join(
    f"\\pard\\intbl {coded(s)}\\cell" for end, s in cells) + "\\row\\pard\n"
open("merged.rtf", "w").write("{\\rtf1\\ansi\\ansicpg936 " +
    row((2000, "编码"), (4000, "名称"), (6000, "合计"), (8000, "基本支出")) +
    row((4000, "总计"), (6000, "1,234.50"), (8000, "804.10")) +
    row((2000, "301"), (4000, "工资"), (6000, "1,234.50"), (8000, "804.10")) + "\\par}")
import random
random.seed(1)
open("random", "wb").write(bytes(random.randrange(1, 256) for _ in range(4000)))
page = "<html><body><p>全年支出1,234.50万元。</p><table><tr><td>项目</td></tr></table></body></html>"
open("half.html", "w").write(page[:page.index("</tr>")])
open("open.html", "w").write(page.replace("</body></html>", ""))
docx("half.docx", BODY)
whole = zipfile.ZipFile("half.docx")
parts = [(n, whole.read(n)) for n in whole.namelist()]
pack("half.docx", [(n, x[:len(x) // 2] if n == "word/document.xml" else x) for n, x in parts])
text = "全年支出1,234.50万元。\n"
broken = (text * 40).encode("gb18030")
open("broken.txt", "wb").write(broken[:200] + b"\xff" + broken[201:])
open("utf8.txt", "w").write(text)
open("gb.txt", "wb").write(text.encode("gb18030"))
open("utf16.txt", "wb").write(text.encode("utf-16"))
open("blank.txt", "w").write(" \n\u3000\n")
open("open.txt", "w").write("没有行尾")
END
python3 make.py || { fail "$t documents"; return 0; }

# --- text, names, directories: no converter needed

export TMPDIR=$PWD/tmp
mkdir tmp
same_text "$t --version" "$(jxclean --version | sed 's/jxclean/report2text/')" "$(report2text --version)"
report2text random >out 2>err
status_is "$t random bytes" 2 $?
has "$t random bytes" 'random: is of no format known here' err
report2text broken.txt >out 2>err
status_is "$t text with a broken byte" 0 $?
for f in utf8.txt gb.txt utf16.txt tag.txt; do
	report2text $f >out 2>err
	status_is "$t $f status" 0 $?
	same "$t $f is passed on as it is" $f out
done
report2text <gb.txt >out 2>err
same "$t standard input" gb.txt out

odd=" -a 'b\"
c"
cp utf8.txt "$odd"
mkdir in
cp utf8.txt ./-d
cp gb.txt in/utf8.txt
report2text open.txt "$odd" utf16.txt -- -d >out 2>err
status_is "$t odd names" 0 $?
printf '==> open.txt <==\n没有行尾\n\n==>  -a '\''b"?c <==\n%s\n\n==> utf16.txt <==\n%s\n\n==> -d <==\n%s\n' \
    "$(cat utf8.txt)" "$(cat utf8.txt)" "$(cat utf8.txt)" >want
same "$t stream" want out
report2text -d texts -- "$odd" -d utf8.txt in/utf8.txt >out 2>err
status_is "$t -d" 0 $?
same "$t -d prints nothing" /dev/null out
same "$t -d odd name" utf8.txt "texts/$odd.txt"
same "$t -d leading dash" utf8.txt texts/-d.txt
same "$t -d first of one name" utf8.txt texts/utf8.txt.txt
same "$t -d second of one name" gb.txt texts/utf8.txt.2.txt
report2text -d texts utf8.txt in/utf8.txt >out 2>err
status_is "$t -d again" 0 $?
report2text -d texts in/utf8.txt >out 2>err
status_is "$t -d onto another text" 2 $?
has "$t -d onto another text says so" "in/utf8.txt: './texts/utf8.txt.txt' exists and is different" err
same "$t -d leaves the other text" utf8.txt texts/utf8.txt.txt
echo 另外10元 >changed.txt
report2text -d texts changed.txt
sed -i s/10/20/ changed.txt
report2text -d texts changed.txt >out 2>err
status_is "$t -d of a document that has changed" 2 $?
same_text "$t -d of a document that has changed is not silent" "report2text: changed.txt: './texts/changed.txt.txt' \
exists and is different; it is left as it is (remove it to have it anew)" "$(cat err)"
rm texts/changed.txt.txt
same_text "$t -d leaves nothing else" "$odd.txt
-d.txt
utf8.txt.2.txt
utf8.txt.txt" "$(ls -A texts)"
report2text utf8.txt >/dev/full 2>err
status_is "$t full disk" 2 $?
same_text "$t full disk says so" 'report2text: standard output: No space left on device' "$(cat err)"

# --- what cannot be converted

refused() {	# FILE MESSAGE
	report2text "$1" >out 2>err
	status_is "$t $1 status" 2 $?
	same "$t $1 prints nothing" /dev/null out
	has "$t $1 message" "report2text: $1: $2" err
	same_text "$t $1 one message" 1 "$(wc -l <err)"
}
refused empty.docx 'is empty'
refused blank.txt 'is empty: it holds nothing but blanks'
refused cut.docx 'is cut off or damaged'
refused stub.docx 'is cut off or damaged'
refused cut.doc 'is cut off or damaged'
refused locked.docx 'is encrypted'
refused locked.doc 'is encrypted'
refused book.xlsx 'is a spreadsheet'
refused book.et 'is a spreadsheet'
refused old.wps 'is in an old format of WPS'
refused report.ofd 'is an OFD document'
refused reports.zip 'is an archive'
refused scan.jpg 'is a picture'
refused unknown.doc 'is of no format known here'
refused in 'is a directory'
refused gone.docx 'no such file'
if command -v unzip >/dev/null; then
	refused locked.odt 'is encrypted'
	refused bomb.docx 'unpacks to more than 1 GB'
else
	skip "$t encrypted odt" 'no unzip'
fi
report2text gone.docx utf8.txt empty.docx >out 2>err
status_is "$t others are converted" 2 $?
printf '==> utf8.txt <==\n%s\n' "$(cat utf8.txt)" >want
same "$t others are converted" want out

# --- limits, with converters that misbehave

mkdir fake
fake() {	# COMMAND [SECONDS]
	printf '#!/bin/sh\n%s\n' "$1" >fake/pandoc
	cp fake/pandoc fake/soffice
	chmod +x fake/pandoc fake/soffice
	(PATH=$PWD/fake:$PATH exec report2text -c pandoc -t "${2:-20}" good.docx >out 2>err)
}
fake 'sleep 60' 2
status_is "$t a hang" 2 $?
same_text "$t a hang" 'report2text: good.docx: took longer than 2 seconds; -t gives more time' "$(cat err)"
fake 'yes 全年支出1234.50万元，其中：基本支出1234.50万元，项目支出1234.50万元' 60
status_is "$t endless output" 2 $?
has "$t endless output" 'report2text: good.docx: gave more than 200 MB' err
fake 'perl -e '\''$x = "x" x 8e9; print length $x'\'
status_is "$t memory" 2 $?
has "$t memory" 'report2text: good.docx: needs too much memory' err
fake ':'
status_is "$t no output" 2 $?
has "$t no output" 'report2text: good.docx: holds no text' err
fake 'echo "no such thing" >&2; exit 3'
status_is "$t failure" 2 $?
same_text "$t failure" 'report2text: good.docx: cannot be read as docx; it may be broken or encrypted: pandoc: no such thing' "$(cat err)"
fake 'cat >/dev/null; echo 全年支出1万元'
status_is "$t the text of a converter" 0 $?
same_text "$t the text of a converter" 全年支出1万元 "$(cat out)"
printf '#!/bin/sh\nexit 1\n' >fake/soffice
(PATH=$PWD/fake:$PATH exec report2text good.docx >out 2>err)
status_is "$t the next converter" 0 $?
same_text "$t the next converter" 全年支出1万元 "$(cat out)"
has "$t the next converter is named" 'converted by pandoc instead' err

printf '#!/bin/sh\necho begun >begun\nexec sleep 60\n' >fake/pandoc
(PATH=$PWD/fake:$PATH exec report2text -c pandoc good.docx >out 2>err) &
pid=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
	[ -z "$(find tmp -name begun)" ] || break
	sleep 0.2
done
kill $pid
wait $pid
status_is "$t killed" 143 $?

mkdir bare
for p in bash sh awk sed grep head tail tr od cat wc mktemp rm mkdir ln cp chmod cmp cut timeout iconv env; do
	ln -s "$(command -v $p)" bare/$p
done
(PATH=$PWD/bare exec bash "$top/scripts/report2text" good.docx >out 2>err)
status_is "$t no converter" 2 $?
same_text "$t no converter" "report2text: good.docx: is docx, for which no converter is installed; on Debian: apt-get install libreoffice-writer-nogui pandoc" "$(cat err)"
(PATH=$PWD/bare exec bash "$top/scripts/report2text" --list >out 2>err)
same_text "$t --list without converters" "html txt" "$(awk -F'\t' '$3 == "yes" { print $1 }' out | xargs)"

# --- usage

for a in '-c' '-d' '-t' '-t x' '-t 0' '-c no-such' '--no-such'; do
	# shellcheck disable=SC2086
	report2text $a >out 2>err </dev/null
	status_is "$t usage $a" 2 $?
	has "$t usage $a" "try 'report2text --help'" err
	same "$t usage $a prints nothing" /dev/null out
done
report2text --help >out
same_text "$t --help width" '' "$(awk 'length > 80' out)"

# --- with the converters

with() {	# PROGRAM PACKAGE NAME: is it there?
	command -v "$1" >/dev/null || { skip "$t $3" "no $1 ($2)"; return 1; }
}

converts() {	# FILE [OPTION…]: the amount is in the text
	f=$1
	shift
	report2text "$@" "$f" >out 2>err
	status_is "$t $f $* status" 0 $?
	has "$t $f $* text" 1,234.50 out
	same_text "$t $f $* is silent" '' "$(cat err)"
}

# HTML needs no converter, only its characters as UTF-8.
for f in page.doc page.htm part.html saved.doc; do
	converts $f
	has "$t $f characters" 全年 out
done
report2text merged.html | jxfigures >out
has "$t header cells merged downwards" '基本支出|全年预算		money	=	1050000' out
refused bare.html 'holds no text'

same_grids() {	# CONVERTER: however a table says how wide it is, all its figures are there
	report2text -c "$1" grid.docx >want 2>err
	has "$t $1 merged cells" 1,234.50 want
	has "$t $1 behind merged cells" 95.00% want
	for f in narrow empty none; do
		report2text -c "$1" grid-$f.docx >out 2>err
		same "$t $1 a $f grid" want out
		same_text "$t $1 a $f grid is mended in silence" '' "$(cat err)"
	done
}

if with pandoc pandoc 'pandoc' && with python3 python3 'grids'; then
	same_grids pandoc
	report2text -c pandoc grid-huge.docx >out 2>err
	no_crash "$t columns without number" $?
	if with unzip unzip 'grids without python3'; then
		mkdir no-python
		for f in bash pandoc unzip awk cat cp cut env grep head mkdir mktemp od rm sed tail timeout tr wc; do
			ln -s "$(command -v $f)" no-python/$f
		done
		(PATH=$PWD/no-python exec bash "$top/scripts/report2text" -c pandoc grid-none.docx >out 2>err)
		has "$t grids without python3" 'grid-none.docx: of tables whose grid is not whole, cells behind merged ones may be missing; python3 mends that' err
		(PATH=$PWD/no-python exec bash "$top/scripts/report2text" -c pandoc grid.docx >out 2>err)
		same_text "$t whole grids without python3" '' "$(cat err)"
	fi
fi
if with pandoc pandoc 'pandoc'; then
	converts good.docx -c pandoc
	has "$t pandoc cell" '| 一、合计' out
	converts good.odt -c pandoc
	for f in page.doc page.htm part.html saved.doc; do
		converts $f -c pandoc
		has "$t $f characters" 全年 out
	done
	converts note.doc -c pandoc
	mkdir broken
	printf '#!/bin/sh\nexit 7\n' >broken/soffice
	chmod +x broken/soffice
	PATH=$PWD/broken:$PATH converts escaped.rtf
	PATH=$PWD/broken:$PATH report2text note.doc >out 2>err
	has "$t RTF without escapes asks LibreOffice first" 'converted by pandoc instead' err
	PATH=$PWD/broken:$PATH report2text merged.rtf >out 2>err
	has "$t RTF with merged cells asks LibreOffice first" 'converted by pandoc instead' err
	converts open.html
	report2text half.html >out 2>err
	status_is "$t half.html" 2 $?
	has "$t half.html" 'half.html: is cut off: it ends within a tag or a table' err
	has "$t half.html: what there is comes" 1,234.50 out
	report2text -b part.html >out 2>err
	status_is "$t boxes of a page" 0 $?
	has "$t boxes of a page" 'is html; --boxes is for PDF alone' err
	refused blank.docx 'holds no text'
	report2text -c pandoc bad.docx >out 2>err
	status_is "$t bad.docx" 2 $?
	has "$t bad.docx" 'bad.docx: cannot be read as docx; it may be broken or encrypted: pandoc: ' err
fi
if with docx2txt docx2txt 'half.docx' && with unzip unzip 'half.docx'; then
	report2text -c docx2txt half.docx >out 2>err
	status_is "$t half.docx" 2 $?
	has "$t half.docx" 'half.docx: is damaged inside: the end of its text is missing' err
	has "$t half.docx: what there is comes" 1,234.50 out
fi
if with soffice libreoffice-writer-nogui 'libreoffice' && with pandoc pandoc 'libreoffice'; then
	converts good.docx
	has "$t libreoffice first number" 一、部门基本情况 out
	has "$t libreoffice second number" 二、其他情况 out
	has "$t libreoffice blanks of a cell" '   一、合计' out
	converts note.doc -c libreoffice
	report2text merged.rtf | jxtables >out
	has "$t libreoffice merged cells of RTF" '总计,,"1,234.50",804.10' out
	converts starred.rtf -c libreoffice
	! command -v python3 >/dev/null || same_grids libreoffice
	converts boxed.docx
	same_text "$t libreoffice text boxes once" 1 "$(grep -c 1,234.50 out)"
	converts edited.docx
	same_text "$t libreoffice leaves out what an editor deleted" '' "$(grep 99.00 out)"
	cp good.docx ' -a b.docx'
	report2text ' -a b.docx' >one 2>&1 &
	report2text good.docx >two 2>&1
	wait
	has "$t libreoffice in parallel" 1,234.50 one
	same "$t libreoffice in parallel" one two
fi
if [ -n "${SANITIZED:-}" ]; then
	skip "$t pdf" 'a sanitized jxclean needs more memory than a converter may have'
elif with pdftotext poppler-utils 'pdf'; then
	converts good.pdf
	converts table.pdf
	has "$t rows of a PDF" 'Basic	1,300.00		1,234.50' out
	report2text table.pdf | jxtables >out
	has "$t tables of a PDF" 'Projects,200.00,-12.00,188.00' out
	converts table.pdf -c pdftotext-layout
	has "$t layout of a PDF" 'Basic   ' out
	printf '#!/bin/sh\nexit 1\n' >fake/jxclean
	chmod +x fake/jxclean
	(PATH=$PWD/fake:$PATH exec report2text good.pdf >out 2>err)
	status_is "$t boxes without lines" 0 $?
	has "$t boxes without lines" 'converted by pdftotext-layout instead' err
	converts good.pdf --boxes
	has "$t boxes" par_num out
	report2text mixed.pdf >out 2>err
	status_is "$t mixed.pdf" 0 $?
	has "$t scanned pages among others" 'report2text: mixed.pdf: these pages are pictures without text: 2;' err
	refused scan.pdf 'is scanned: 0 of 3 pages hold text'
	refused locked.pdf 'is encrypted'
fi
same_text "$t temporary files are gone" '' "$(ls -A tmp)"
unset TMPDIR
