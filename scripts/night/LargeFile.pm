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
use constant SIZE => 1 << 20;	# of a buffer
use constant STEP => 1 << 16;	# from buffer to buffer: what the processor's cache holds

# --- an open file with a buffer: { path, handle, bytes, begin, direct } ---------------

# The buffer begins at a multiple of BLOCK in memory, at "begin" of the string "bytes",
# which is never moved: it never becomes longer than it was, and nothing is cut off in
# front of the buffer.
sub opened {
	my ($path, $how) = @_;
	my $file = { path => $path, bytes => "\0" x (SIZE + 2 * BLOCK), direct => 1 };
	if (!sysopen $file->{handle}, $path, $how | O_DIRECT) {
		sysopen $file->{handle}, $path, $how or die "$path: $!\n";
		$file->{direct} = 0;
	}
	$file->{begin} = BLOCK - unpack('J', pack 'p', $file->{bytes}) % BLOCK;
	emptied($file);
	return $file;
}

sub emptied {
	my ($file) = @_;
	substr($file->{bytes}, $file->{begin}) = '';
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

# Fills the buffer from a multiple of BLOCK on with so many bytes or more, if it holds
# so many; how many there are.
sub fill {
	my ($file, $offset, $most) = @_;
	my $blocks = $most > SIZE - BLOCK ? SIZE : $most + -$most % BLOCK;
	sysseek $file->{handle}, $offset, 0 or die "$file->{path}: $!\n";
	my $n;
	do {
		$n = sysread $file->{handle}, $file->{bytes}, $blocks, $file->{begin};
	} while (!defined $n && again($file));
	die "$file->{path}: $!\n" unless defined $n;
	return $n;
}

# Writes what the buffer holds.
sub drain {
	my ($file) = @_;
	my $at = $file->{begin};
	my $end = length $file->{bytes};
	while ($at < $end) {
		through_cache($file) if $file->{direct} && ($end - $at) % BLOCK;
		my $n = syswrite $file->{handle}, $file->{bytes}, $end - $at, $at;
		next if !$n && again($file);
		die "$file->{path}: cannot write: $!\n" unless $n;
		$at += $n;
	}
	emptied($file);
}

# --- the file itself -------------------------------------------------------------------

sub new {
	my ($class, $path) = @_;
	my $out = opened("$path.$$.new", O_WRONLY | O_CREAT | O_TRUNC);
	return bless { path => $path, out => $out, in => { path => '' } }, $class;
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
		drain($out) if $n == $room;
	}
}

sub print {
	my ($self, $bytes) = @_;
	$self->add(\$bytes, 0, length $bytes);
}

sub copy {
	my ($self, $from, $offset, $left) = @_;
	$self->{in} = opened($from, O_RDONLY) if $self->{in}{path} ne $from;
	my $in = $self->{in};
	while ($left > 0) {
		my $skip = $offset % BLOCK;
		my $n = fill($in, $offset - $skip, $skip + $left) - $skip;
		die "$from: is cut off\n" if $n <= 0;
		$n = $left if $n > $left;
		$self->add(\$in->{bytes}, $in->{begin} + $skip, $n);
		$offset += $n;
		$left -= $n;
	}
}

sub done {
	my ($self) = @_;
	my $out = $self->{out};
	drain($out);
	$out->{handle}->sync or die "$out->{path}: $!\n";
	close $out->{handle} or die "$out->{path}: $!\n";
	rename $out->{path}, $self->{path} or die "$self->{path}: $!\n";
}

1;
