# A large file is put together from parts of others, byte for byte, wherever parts
# begin and end, and where a file system has no way past the cache.
. "$top/tests/nightly/night.bash"

# What LargeFile makes of parts FILE OFFSET LENGTH, after "head\n".
put_together() {	# FILE <PARTS
	perl -I"$top/scripts/night" -MLargeFile -e '
	my $file = LargeFile->new($ARGV[0]);
	$file->print("head\n");
	while (<STDIN>) { my ($from, $offset, $length) = split; $file->copy($from, $offset, $length) }
	$file->done;' "$1"
}

by_tail_and_head() {	# <PARTS
	local from offset length
	echo head
	while read -r from offset length; do
		tail -c +$((offset + 1)) "$from" | head -c "$length"
	done
}

parts_are_copied() {	# NAME FILE <PARTS
	cat >parts
	by_tail_and_head <parts >want
	put_together "$2" <parts
	status_is "nightly/large $1: status" 0 $?
	same "nightly/large $1" want "$2"
}

if ! command -v perl >/dev/null; then
	skip nightly/large 'no perl'
else
	# Two and a half buffers, and one block less a byte.
	head -c 41943040 /dev/urandom >a
	head -c 4095 /dev/urandom >b
	parts_are_copied 'all of a file' to <<<'a 0 41943040'
	parts_are_copied 'blocks' to <<<'a 4096 8192'
	parts_are_copied 'a byte at each edge' to <<-'END'
		a 4095 1
		a 4096 1
		a 4095 2
		a 16777215 2
		a 16777216 16777216
		a 41943039 1
	END
	parts_are_copied 'from one and another' to <<-'END'
		b 0 4095
		a 1 16777216
		b 17 4000
		a 32000000 9943040
		b 4094 1
	END
	parts_are_copied 'nothing' to <<<'a 77 0'
	echo before >to
	put_together to <<<'b 4000 96' 2>err
	status_is 'nightly/large a part that is not there' 255 $?
	has 'nightly/large a part that is not there: said' 'b: is cut off' err
	same_text 'nightly/large a part that is not there: what was stays' before "$(cat to)"
	# What can be opened, and refuses only to be written past the cache: a device.
	perl -I"$top/scripts/night" -MLargeFile -e '
	my $buffer = LargeFile::buffer(4096);
	$buffer->{bytes} .= "x" x 4096;
	LargeFile::drain($buffer, LargeFile::opened("/dev/full", 1))' 2>err
	status_is 'nightly/large a full disk' 28 $?
	has 'nightly/large a full disk: said' '/dev/full: cannot write: No space left' err
fi
