# Night: what the scripts of a night share: how names and fields are written,
# and where the records of a report stand among the batches.
package Night;
use strict;
use warnings;
use Exporter 'import';
use constant HERE => __FILE__ =~ s{/[^/]*\z}{}r;
our @EXPORT = qw(shown escaped unescaped page_id content_key file_limit replace_file slurp
    @kinds @assembled_kinds read_batches report_of block_reader open_list kept_rows
    keep_rows rows_in differing merge);

# A list of reports that is kept: its first line, and its rows, which are sorted, to be read
# on; there is neither where there is no such list.
sub open_list {
	my ($path) = @_;
	open my $rows, '<:raw', $path or return ('', undef);
	chomp(my $head = <$rows> // '');
	return ($head, $rows);
}

# The rows of STATE/assembled that LIST was made of, and of what else, a line: these stand in LIST,
# the rows in LIST.rows, as a further name of the file that STATE/assembled was then, which is
# never changed, only replaced.  Rows come first: with the line of other ones nothing is as it was.
sub keep_rows {
	my ($state, $line, $list) = @_;
	unlink "$list.rows";
	link "$state/assembled", "$list.rows" or die "$list.rows: $!\n";
	replace_file($list, sub { my ($out) = @_; print $out "$line\n" });
}

# That line, and the file of the rows; neither where there is no such list.
sub kept_rows {
	my ($list) = @_;
	return -e "$list.rows" ? ((open_list($list))[0], "$list.rows") : ('', undef);
}

# All rows of a list.
sub rows_in {
	my (undef, $rows) = open_list($_[0]);
	return $rows ? <$rows> : ();
}

# The rows that the second of two such lists, with the same first line, alone has, and those that
# the first alone has: what has changed.  No row begins with TAB.
sub differing {
	my ($before, $now) = @_;
	my (@new, @gone);
	local $ENV{LC_ALL} = 'C';	# rows are in the order of their bytes
	open my $told, '-|', 'comm', '-3', '--nocheck-order', $before, $now or die "comm: $!\n";
	while (<$told>) {
		push @{s/\A\t// ? \@new : \@gone}, $_;
	}
	close $told or die "$now: cannot be compared\n";
	return (\@new, \@gone);
}

# Prints the rows of two such lists without first lines in their order.
sub merge {
	my ($to, @lists) = @_;
	local $ENV{LC_ALL} = 'C';
	$to->flush or die "cannot write: $!\n";
	open my $stdout, '>&', \*STDOUT or die "sort: $!\n";
	open STDOUT, '>&', $to or die "sort: $!\n";
	my $status = system 'sort', '-m', @lists;
	open STDOUT, '>&', $stdout or die "sort: $!\n";
	die "@lists: cannot be merged\n" if $status;
}

# What a batch holds: a stream of reports (its file "text"), and their records
# (members of its file "records.tar").
our @kinds = qw(text meta sections required figures findings tables facts);
our @assembled_kinds = grep { !/text|tables|facts/ } @kinds;	# of which OUT has a file

my $utf8 = qr/[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}
    |\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/x;

# A file's name for people and for "==> NAME <==" lines: UTF-8 without control
# characters; other bytes and the backslash as \xHH, so that no two are the same.
sub shown {
	my ($name) = @_;
	my $copy = $name;	# most names are as they should be, which two looks tell
	return $name if $name !~ tr/\x00-\x1f\x7f\\\xc0\xc1\xed\xf4-\xff// && utf8::decode($copy);
	$name =~ s/([\x00-\x1f\x7f\\])/sprintf '\\x%02X', ord $1/ge;
	$name =~ s/\G((?:$utf8)*+)([\x80-\xff])?/$1 . (defined $2 ? sprintf('\\x%02X', ord $2) : '')/ge;
	return $name;
}

# A field of TSV, as the filters write it, and back.
my %letter = ("\t" => 't', "\n" => 'n', "\r" => 'r', '\\' => '\\');
my %byte = reverse %letter;

sub escaped {
	my ($field) = @_;
	$field =~ s/([\t\n\r\\])/\\$letter{$1}/g;
	return $field;
}

sub unescaped {
	my ($field) = @_;
	$field =~ s/\\([tnr\\])/$byte{$1}/g;
	return $field;
}

# What a report's page is called: it stays while the report changes.
sub page_id {
	require Digest::SHA;
	return substr Digest::SHA::sha256_hex($_[0]), 0, 32;
}

# What the result of a conversion depends on: the content of the file, and the
# part of its name that matters to report2text.
sub content_key {
	my ($name, $sha) = @_;
	return $sha . ($name =~ /(\.(?:html?|doc))\z/i ? lc $1 : '');
}

# How many bytes a file may have.
sub file_limit {
	return ($ENV{NIGHT_FILE_MB} // 500) * 1e6;
}

sub slurp {
	my ($path) = @_;
	open my $in, '<:raw', $path or die "$path: $!\n";
	local $/;
	my $text = <$in>;
	close $in or die "$path: $!\n";
	return $text // '';
}

sub sync_file {
	my ($file) = @_;
	$file->flush or die "cannot write: $!\n";
	$file->sync or die "cannot write: $!\n";
}

# PATH holds what write() prints to it, or what it held before, at any moment.
sub replace_file {
	my ($path, $write) = @_;
	require IO::Handle;
	my $new = "$path.$$.new";
	open my $out, '>:raw', $new or die "$new: $!\n";
	$write->($out);
	sync_file($out);
	close $out or die "$new: $!\n";
	rename $new, $path or die "$path: $!\n";
}

# The reports in all batches below DIR, "NAME\tSHA256" → "BATCH\tPROGRAMS\tRANK\tPLACES":
# lines as they are, for there are many, and few that somebody asks for.  Names are
# as in records, escaped; reports of a batch whose ranks follow stand side by side, and
# so do their records of each kind.  And BATCH → how many reports it has.  WANTED has the
# SHA256 of those that are asked for, whatever their name.
sub read_batches {
	my ($dir, $wanted) = @_;
	my (%at, %all);
	for (sort glob "\Q$dir\E/[0-9]*/index") {
		my ($batch) = m{/([0-9]+)/index$};
		$all{$batch} = add_batch(\%at, $dir, $batch, $wanted);
	}
	return (\%at, \%all);
}

sub add_batch {
	my ($at, $dir, $batch, $wanted) = @_;
	my $index = "$dir/$batch/index";
	open my $in, '<:raw', $index or die "$index: $!\n";
	chomp(my $programs = <$in> // '');
	while (my $row = <$in>) {
		my $sha = 1 + index $row, "\t";
		my $end = index $row, "\t", $sha;
		next unless $wanted->{substr $row, $sha, $end - $sha};
		$at->{substr $row, 0, $end} = "$batch\t$programs\t$." . substr $row, $end;
	}
	my $reports = $. - 1;
	close $in;
	return $reports;
}

# Where the records of a row of STATE/assembled stand: { batch, places: OFFSET+LENGTH of each kind }.
sub report_of {
	my ($row) = @_;
	chomp $row;
	my (undef, undef, undef, undef, $batch, undef, @places) = split /\t/, $row;
	return { batch => $batch, places => \@places };
}

# A function that reads the block of a kind of a report, as report_of gives it.
sub block_reader {
	my ($dir) = @_;
	my (%rank, %open);
	@rank{@kinds} = 0 .. $#kinds;
	return sub {
		my ($entry, $kind) = @_;
		my ($offset, $length) = split /\+/, $entry->{places}[$rank{$kind}];
		return '' unless $length;
		my $path = "$dir/$entry->{batch}/" . ($kind eq 'text' ? 'text' : 'records.tar');
		%open = () if keys %open > 200;
		if (!$open{$path}) {
			open $open{$path}, '<:raw', $path or die "$path: $!\n";
		}
		return read_at($open{$path}, $path, $offset, $length);
	};
}

sub read_at {
	my ($in, $path, $offset, $length) = @_;
	my ($block, $n) = ('', 0);
	sysseek $in, $offset, 0 or die "$path: $!\n";
	while ($n < $length) {
		my $got = sysread $in, $block, $length - $n, $n;
		die "$path: is cut off\n" unless $got;
		$n += $got;
	}
	return $block;
}

1;
