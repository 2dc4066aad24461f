# LargeFile: a file of gigabytes, put together from parts of others, whole or not at all.
#
#	my $file = LargeFile->new($path);		# what $path holds stays
#	$file->print($bytes);
#	$file->copy($from, $offset, $length);		# of the file $from
#	$file->done;					# now $path holds what was written
#
# Reading and writing go past the kernel's cache (O_DIRECT), which nobody would look for
# these bytes in soon: that takes a fifth of the processors' time, or less, and leaves the
# cache to others.  A file system that has no such way is used as always.  It wants
# places in files and in memory, and lengths, that are multiples of a BLOCK.
# Functions die when they fail.
package LargeFile;
use strict;
use warnings;
use Errno;
use Fcntl qw(O_RDONLY O_WRONLY O_CREAT O_TRUNC O_DIRECT F_GETFL F_SETFL);
use IO::Handle;

use constant BLOCK => 4096;
use constant SIZE => 1 << 20;	# of a buffer: more memory costs more than more requests to the disk
use constant KEPT => 24;	# files that are copied from
use constant AHEAD => 1 << 17;	# is read at least: what is wanted next often follows
use constant STEP => 1 << 16;	# from buffer to buffer: what the processor's cache holds

# --- an open file: { path, handle, direct } -------------------------------------------

sub opened {
	my ($path, $how) = @_;
	my $file = { path => $path, direct => 1 };
	if (!sysopen $file->{handle}, $path, $how | O_DIRECT) {
		sysopen $file->{handle}, $path, $how or die "$path: $!\n";
		$file->{direct} = 0;
	}
	return $file;
}

sub through_cache {
	my ($file) = @_;
	my $flags = fcntl $file->{handle}, F_GETFL, 0 or die "$file->{path}: $!\n";
	fcntl $file->{handle}, F_SETFL, $flags & ~O_DIRECT or die "$file->{path}: $!\n";
	$file->{direct} = 0;
}

# Whether what has just failed can be tried again, through the cache.
sub again {
	my ($file) = @_;
	return 0 unless $!{EINVAL} && $file->{direct};
	through_cache($file);
	return 1;
}

# --- a buffer: { bytes, begin } ---------------------------------------------------------

# It begins at a multiple of BLOCK in memory, at "begin" of the string "bytes", which is
# never moved: it never becomes longer than it was, and nothing is cut off in front of the
# buffer.  One that is spare is taken first: memory that the system has to give costs more
# than to copy what comes into it.
my @spare;

sub buffer {
	my $buffer = pop @spare;
	if (!$buffer) {
		$buffer = { bytes => "\0" x (SIZE + 2 * BLOCK) };
		$buffer->{begin} = BLOCK - unpack('J', pack 'p', $buffer->{bytes}) % BLOCK;
	}
	emptied($buffer);
	return $buffer;
}

sub emptied {
	my ($buffer) = @_;
	substr($buffer->{bytes}, $buffer->{begin}) = '';
}

# Fills the buffer from a multiple of BLOCK of the file on with so many bytes or more, if
# it holds so many; how many there are.
sub fill {
	my ($buffer, $file, $offset, $most) = @_;
	my $blocks = $most > SIZE - BLOCK ? SIZE : $most + -$most % BLOCK;
	sysseek $file->{handle}, $offset, 0 or die "$file->{path}: $!\n";
	my $n;
	do {
		$n = sysread $file->{handle}, $buffer->{bytes}, $blocks, $buffer->{begin};
	} while (!defined $n && again($file));
	die "$file->{path}: $!\n" unless defined $n;
	return $n;
}

# Writes to the file what the buffer holds.
sub drain {
	my ($buffer, $file) = @_;
	my $at = $buffer->{begin};
	my $end = length $buffer->{bytes};
	while ($at < $end) {
		through_cache($file) if $file->{direct} && ($end - $at) % BLOCK;
		my $n = syswrite $file->{handle}, $buffer->{bytes}, $end - $at, $at;
		next if !$n && again($file);
		die "$file->{path}: cannot write: $!\n" unless $n;
		$at += $n;
	}
	emptied($buffer);
}

# --- the file itself -------------------------------------------------------------------

sub new {
	my ($class, $path) = @_;
	my $file = opened("$path.$$.new", O_WRONLY | O_CREAT | O_TRUNC);
	return bless { path => $path, file => $file, out => buffer(), from => {} }, $class;
}

# Adds a part of a string.
sub add {
	my ($self, $bytes, $at, $length) = @_;	# $bytes: a reference
	my $out = $self->{out};
	for (my $end = $at + $length; $at < $end; ) {
		my $room = $out->{begin} + SIZE - length $out->{bytes};
		my $n = $end - $at;
		$n = STEP if $n > STEP;
		$n = $room if $n > $room;
		$out->{bytes} .= substr $$bytes, $at, $n;
		$at += $n;
		drain($out, $self->{file}) if $n == $room;
	}
}

sub print {
	my ($self, $bytes) = @_;
	$self->add(\$bytes, 0, length $bytes);
}

# A file to copy from, { file, in, at, held }: the buffer "in" holds so many of its bytes
# from "at" on.  Some are kept, for who copies comes back to them.
sub source {
	my ($self, $path) = @_;
	my $from = $self->{from};
	forget($from) if !$from->{$path} && keys %$from >= KEPT;
	return $from->{$path} //= { file => opened($path, O_RDONLY), in => buffer(), at => 0, held => 0 };
}

sub forget {
	my ($from) = @_;
	push @spare, map { $_->{in} } values %$from;
	%$from = ();
}

# How many bytes from OFFSET on, of LEFT that are wanted, the buffer of the source holds;
# they are read if it has none.
sub held {
	my ($source, $offset, $left) = @_;
	my $end = $source->{at} + $source->{held};
	if ($offset < $source->{at} || $offset >= $end) {
		my $skip = $offset % BLOCK;
		my $most = $skip + $left;
		$source->{at} = $offset - $skip;
		$source->{held} = fill($source->{in}, $source->{file}, $source->{at}, $most > AHEAD ? $most : AHEAD);
		$end = $source->{at} + $source->{held};
	}
	my $n = $end - $offset;
	return $n > $left ? $left : $n;
}

sub copy {
	my ($self, $from, $offset, $left) = @_;
	my $source = $self->source($from);
	my $in = $source->{in};
	while ($left > 0) {
		my $n = held($source, $offset, $left);
		die "$from: is cut off\n" if $n <= 0;
		$self->add(\$in->{bytes}, $in->{begin} + $offset - $source->{at}, $n);
		$offset += $n;
		$left -= $n;
	}
}

sub done {
	my ($self) = @_;
	my $file = $self->{file};
	drain($self->{out}, $file);
	push @spare, $self->{out};
	forget($self->{from});
	$file->{handle}->sync or die "$file->{path}: $!\n";
	close $file->{handle} or die "$file->{path}: $!\n";
	rename $file->{path}, $self->{path} or die "$self->{path}: $!\n";
}

1;
