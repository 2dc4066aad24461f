# Output depends on the input alone: not on how it is cut into files, streams
# and reads, not on the locale, not on its encoding.
by_byte() {	# FILE: one byte at a time
	perl -e '$| = 1; open F, "<", $ARGV[0]; while (read F, $b, 1) { syswrite STDOUT, $b }' "$1"
}

cp "$samples"/*.txt .
seen=
set -- *.txt
mkdir text figures
cp "$@" text
for f in "$@"; do jxfigures "$f" >"figures/$f" 2>/dev/null; done
for p in $(built) jxcheck; do
	kind=text
	[ "$p$seen" != jxcheckjxcheck ] || kind=figures
	seen=$p
	cd $kind || exit 1
	H=-H
	[ "$p" != jxclean ] || H=
	"$p" $H "$@" >../operands 2>/dev/null
	for f in "$@"; do
		if [ "$p" = jxclean ]; then
			[ "$f" = "$1" ] || echo
			echo "==> $f <=="
		fi
		"$p" $H "$f" 2>/dev/null
	done >../single
	same "cli/cuts $p one file at a time" ../operands ../single
	if [ "$kind" = text ]; then
		tail -v -n +1 "$@" | "$p" $H >../stream 2>/dev/null
		same "cli/cuts $p tail -v" ../operands ../stream
		head -v -n 1000000 "$@" | "$p" $H >../stream 2>/dev/null
		same "cli/cuts $p head -v" ../operands ../stream
	fi
	for f in "$@"; do
		"$p" <"$f" >../whole 2>../whole_err
		by_byte "$f" | "$p" >../bytes 2>../bytes_err
		same "cli/cuts $p byte by byte $f" ../whole ../bytes
		same "cli/cuts $p byte by byte $f messages" ../whole_err ../bytes_err
		for locale in C POSIX zh_CN.UTF-8 zh_CN.GB18030 tr_TR.UTF-8; do
			LC_ALL=$locale "$p" <"$f" >../other 2>/dev/null
			cmp -s ../whole ../other || break
		done
		same "cli/cuts $p locale $f" ../whole ../other
	done
	cd ..
done

# Line ends and encodings: the same records; columns count bytes as given.
f=lanxi-forestry-2024.txt
sed 's/$/\r/' "$f" >crlf.txt
tr '\n' '\r' <"$f" >cr.txt
{ printf '\357\273\277'; cat "$f"; } >bom.txt
iconv -f UTF-8 -t UTF-16LE <bom.txt >utf16le.txt
iconv -f UTF-8 -t UTF-16BE <bom.txt >utf16be.txt
iconv -f UTF-8 -t UTF-16LE <"$f" >utf16le-unmarked.txt
iconv -f UTF-8 -t UTF-16BE <"$f" >utf16be-unmarked.txt
iconv -f UTF-8 -t GB18030 <"$f" >gb18030.txt
for p in $(built); do
	case $p in
	jxfigures) cut='cut -f2,4-' ;;
	*) cut=cat ;;
	esac
	"$p" <"$f" 2>/dev/null | $cut >want
	for form in crlf cr bom utf16le utf16be utf16le-unmarked utf16be-unmarked gb18030; do
		"$p" <"$form.txt" 2>err | $cut >got
		same "cli/cuts $p $form" want got
		same_text "cli/cuts $p $form is silent" '' "$(cat err)"
	done
done
