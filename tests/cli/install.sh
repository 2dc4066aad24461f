# make install and uninstall, into a place with blanks in its name.
place="$PWD/a place" prefix='/opt/of mine'
installed=$place$prefix
env -u MAKEFLAGS make -s -C "$top" B="$B" install DESTDIR="$place" PREFIX="$prefix" >out 2>err
status_is cli/install 0 $?
same_text 'cli/install is silent' '' "$(cat out err)"
for p in $(built) jxread report2text nightly; do
	"$installed/bin/$p" --help >out 2>err
	status_is "cli/install $p runs" 0 $?
	[ -f "$installed/share/man/man1/$p.1" ] && ok "cli/install $p.1" || fail "cli/install $p.1" 'no man page'
done
for f in $(cd "$top" && git ls-files scripts/convert scripts/night 2>/dev/null); do
	cmp -s "$top/$f" "$installed/share/jixiao/$f" && ok "cli/install $f" || fail "cli/install $f"
done
env -u MAKEFLAGS make -s -C "$top" B="$B" uninstall DESTDIR="$place" PREFIX="$prefix" >out 2>err
same_text 'cli/install uninstall leaves nothing' '' "$(find "$place" ! -type d; cat out err)"
