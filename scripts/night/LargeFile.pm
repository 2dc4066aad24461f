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
use constant SIZE => 1 << 24;	# of a buffer: huge pages, where nightly asks for such
use constant AHEAD => 1 << 17;	# of a small one, for what is less: what is wanted next often follows
use constant KEPT => 24;	# files that are copied from, each of which keeps a small one

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

# --- a buffer: { bytes, begin, size, at, held } ------------------------------------------

# It begins at a multiple of BLOCK in memory, at "begin" of the string "bytes", which is
# never moved: it never becomes longer than it was, and nothing is cut off in front of the
# buffer.  One that is read into holds so many bytes of its file, "held", from "at" on.
sub buffer {
	my ($size) = @_;
	my $buffer = { bytes => "\0" x ($size + 2 * BLOCK), size => $size, at => 0, held => 0 };
	$buffer->{begin} = BLOCK - unpack('J', pack 'p', $buffer->{bytes}) % BLOCK;
	emptied($buffer);
	open $buffer->{handle}, '<:raw', \$buffer->{bytes} or die "a buffer: $!\n";
	return $buffer;
}

# Large ones are used again by the next file: memory that the system has to give costs as
# much as to copy what comes into it.
my @spare;

sub large {
	my $buffer = pop @spare || buffer(SIZE);
	$buffer->{held} = 0;
	return $buffer;
}

sub emptied {
	my ($buffer) = @_;
	substr($buffer->{bytes}, $buffer->{begin}) = '';
}

# Fills the buffer from the block of the file on that OFFSET stands in, with what is wanted
# from there and as much more as there is room for in a small one.
sub fill {
	my ($buffer, $file, $offset, $wanted) = @_;
	my $skip = $offset % BLOCK;
	my $most = $skip + $wanted + -($skip + $wanted) % BLOCK;
	$most = AHEAD if $most < AHEAD;
	$most = $buffer->{size} if $most > $buffer->{size};
	$buffer->{at} = $offset - $skip;
	sysseek $file->{handle}, $buffer->{at}, 0 or die "$file->{path}: $!\n";
	my $n;
	do {
		$n = sysread $file->{handle}, $buffer->{bytes}, $most, $buffer->{begin};
	} while (!defined $n && again($file));
	die "$file->{path}: $!\n" unless defined $n;
	$buffer->{held} = $n;
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
	return bless { path => $path, file => $file, out => large(), in => large(), from => {} }, $class;
}

# Adds so many bytes, which a handle gives: those of a string are copied once, by read alone.
sub add {
	my ($self, $from, $left) = @_;
	my $out = $self->{out};
	while ($left > 0) {
		my $room = $out->{begin} + $out->{size} - length $out->{bytes};
		my $n = $left < $room ? $left : $room;
		read($from, $out->{bytes}, $n, length $out->{bytes}) == $n or die "$self->{path}: $!\n";
		$left -= $n;
		drain($out, $self->{file}) if $n == $room;
	}
}

sub print {
	my ($self, $bytes) = @_;
	open my $from, '<:raw', \$bytes or die "$self->{path}: $!\n";
	$self->add($from, length $bytes);
}

# A file to copy from, { file, in }, with a small buffer.  Some are kept, for who copies
# comes back to them.
sub source {
	my ($self, $path) = @_;
	my $from = $self->{from};
	%$from = () if !$from->{$path} && keys %$from >= KEPT;
	return $from->{$path} //= { file => opened($path, O_RDONLY), in => buffer(AHEAD) };
}

# How many bytes from OFFSET on, of LEFT that are wanted, the buffer holds.
sub held {
	my ($buffer, $offset, $left) = @_;
	my $n = $buffer->{at} + $buffer->{held} - $offset;
	return 0 if $offset < $buffer->{at} || $n < 0;
	return $n > $left ? $left : $n;
}

# What is in the source's own buffer comes from there; of what is much, the rest does not.
sub copy {
	my ($self, $from, $offset, $left) = @_;
	my $source = $self->source($from);
	my $in = $source->{in};
	for (my $end = $offset + $left; $offset < $end; ) {
		my $n = held($in, $offset, $end - $offset);
		if (!$n) {
			$in = $self->{in} if $end - $offset > AHEAD - BLOCK;
			fill($in, $source->{file}, $offset, $end - $offset);
			$n = held($in, $offset, $end - $offset) or die "$from: is cut off\n";
		}
		seek $in->{handle}, $in->{begin} + $offset - $in->{at}, 0 or die "$from: $!\n";
		$self->add($in->{handle}, $n);
		$offset += $n;
	}
}

sub done {
	my ($self) = @_;
	my $file = $self->{file};
	drain($self->{out}, $file);
	push @spare, @$self{qw(in out)};
	$file->{handle}->sync or die "$file->{path}: $!\n";
	close $file->{handle} or die "$file->{path}: $!\n";
	rename $file->{path}, $self->{path} or die "$self->{path}: $!\n";
}

1;
