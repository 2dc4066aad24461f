# Files that are not there or cannot be read are named, the others are read.
sample=$samples/songling-health-2024.txt
for p in $(built); do
	cp "$sample" good
	[ "$p" != jxcheck ] || jxfigures "$sample" >good
	"$p" good >want 2>/dev/null
	"$p" missing good . >got 2>err </dev/null
	status_is "cli/operands $p unreadable status" 2 $?
	cp want want_rest
	[ "$p" != jxclean ] || { echo '==> good <=='; cat want; } >want_rest
	same "cli/operands $p the rest is read" want_rest got
	has "cli/operands $p missing file" "$p: missing: " err
	has "cli/operands $p missing file reason" 'No such file or directory' err
	has "cli/operands $p directory" "$p: .: " err
	has "cli/operands $p directory reason" 'Is a directory' err
	"$p" <good >got 2>/dev/null
	sed 's/^good\([	,]\)/-\1/; s/>good</>-</' want >want_stdin
	same "cli/operands $p standard input" want_stdin got
	"$p" - <good >got 2>/dev/null
	same "cli/operands $p dash" want_stdin got
	"$p" <&- >got 2>err
	status_is "cli/operands $p closed standard input" 2 $?
	same_text "cli/operands $p closed standard input is named, once" \
	    "$p: -: cannot read: Bad file descriptor" "$(cat err)"
	case $p in
	jxmeta | jxmark) same_text "cli/operands $p no record of what is not read" '' \
	    "$(grep -v '^doc' got)" ;;
	esac
	if [ "$(id -u)" -ne 0 ]; then
		: >secret && chmod 0 secret
		"$p" secret >/dev/null 2>err
		status_is "cli/operands $p forbidden" 2 $?
	fi
done

# A name in another encoding, as of an archive from Windows: records and pages are UTF-8 still.
name=$'\xb1\xa8\xb8\xe6.txt'
cp "$sample" "$name"
cp "$sample" 岚溪.txt
jxfigures --jsonl "$name" >got
if command -v python3 >/dev/null; then
	python3 -c 'import sys, json
for line in sys.stdin.buffer: name = json.loads(line.decode())["doc"]
print(name)' <got >said 2>&1
	same_text 'cli/operands a name that is no UTF-8, in JSON' '\xB1\xA8\xB8\xE6.txt' "$(cat said)"
else
	skip 'cli/operands a name that is no UTF-8, in JSON' 'no python3'
fi
same_text 'cli/operands a name that is no UTF-8, in TSV' '\\xB1\\xA8\\xB8\\xE6.txt' "$(jxmeta -H "$name" | cut -f 1)"
same_text 'cli/operands a name that is UTF-8' 岚溪.txt "$(jxmeta -H 岚溪.txt | cut -f 1)"
jxmark "$name" >got
iconv -f UTF-8 -t UTF-8 got >said 2>&1
status_is 'cli/operands a name that is no UTF-8, in a page' 0 $?
