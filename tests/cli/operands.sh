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
