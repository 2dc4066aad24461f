/* folder: safe and unique file names in a directory; see folder.h. */
#include "record/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum { STEM_BYTES = 150 };	/* names are limited to 255 bytes */

struct folder {
	const char *path;
	uint64_t *used;		/* hashes of names given out; 0: free place */
	size_t n, places;	/* places is a power of two */
	struct buf name;
	struct buf report;	/* what the files of the report begin with; see folder_begin */
};

bool
folder_make(const char *path, struct diag *diag)
{
	struct stat st;

	if (mkdir(path, 0777) != 0 && errno != EEXIST) {
		diag_cannot(diag, "make the directory", path, errno);
		return false;
	}
	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		diag_cannot(diag, "write into", path, ENOTDIR);
		return false;
	}
	return true;
}

struct folder *
folder_open(const char *path, struct diag *diag)
{
	struct folder *f;

	if (!folder_make(path, diag))
		return NULL;
	f = mem_zeroed(1, sizeof *f);
	f->path = path;
	f->places = 64;
	f->used = mem_zeroed(f->places, sizeof *f->used);
	return f;
}

/* True if hash was not in the set; now it is. */
static bool
insert(uint64_t *places, size_t n, uint64_t hash)
{
	size_t i = hash & (n - 1);

	while (places[i] != 0 && places[i] != hash)
		i = (i + 1) & (n - 1);
	if (places[i] == hash)
		return false;
	places[i] = hash;
	return true;
}

static bool
is_new(struct folder *f, struct span name)
{
	uint64_t hash = span_hash(name) | 1;

	if (f->n * 2 >= f->places) {
		uint64_t *more = mem_zeroed(f->places * 2, sizeof *more);

		for (size_t i = 0; i < f->places; i++)
			if (f->used[i] != 0)
				insert(more, f->places * 2, f->used[i]);
		free(f->used);
		f->used = more;
		f->places *= 2;
	}
	if (!insert(f->used, f->places, hash))
		return false;
	f->n++;
	return true;
}

/* doc without directories and ending; never empty, no leading dot. */
static struct span
stem_of(const char *doc)
{
	const char *slash = strrchr(doc, '/');
	struct span stem = span_of(slash != NULL ? slash + 1 : doc);

	for (size_t i = stem.n; i-- > 1;)
		if (stem.p[i] == '.' && stem.n - i <= 6) {
			stem.n = i;
			break;
		}
	if (stem.n == 0 || span_eq(stem, SPAN("-")))
		return SPAN("stdin");
	if (stem.n > STEM_BYTES)	/* between two characters */
		for (stem.n = STEM_BYTES; stem.n > 1 &&
		    ((unsigned char)stem.p[stem.n] & 0xC0) == 0x80; stem.n--)
			continue;
	return stem;
}

static bool
is_safe(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '-' ||
	    c == '+';
}

/* Appends text, made safe; what begins a name is neither "." nor "-". */
static void
add_safe(struct buf *name, struct span text, bool begins)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		bool first = begins && i == 0 && (c == '.' || c == '-');

		buf_add_char(name, is_safe(c) && !first ? (char)c : '_');
	}
}

static void
add_again(struct buf *name, size_t again)
{
	if (again > 1)
		buf_addf(name, "-%zu", again);
}

static void
set_name(struct folder *f, struct span stem, size_t again, struct span suffix)
{
	buf_reset(&f->name);
	buf_add_str(&f->name, f->path);
	buf_add_char(&f->name, '/');
	add_safe(&f->name, stem, true);
	add_again(&f->name, again);
	buf_add_char(&f->name, '.');
	add_safe(&f->name, suffix, false);
}

/* The new name of doc and suffix, made in f->name. */
static void
find_name(struct folder *f, const char *doc, struct span suffix)
{
	struct span stem = stem_of(doc);
	size_t again = 1;

	do
		set_name(f, stem, again++, suffix);
	while (!is_new(f, buf_span(&f->name)));
}

const char *
folder_name(struct folder *f, const char *doc, const char *suffix)
{
	find_name(f, doc, span_of(suffix));
	return buf_str(&f->name);
}

void
folder_begin(struct folder *f, const char *doc)
{
	find_name(f, doc, SPAN(""));
	buf_reset(&f->report);
	buf_add_span(&f->report, buf_span(&f->name));
}

const char *
folder_part(struct folder *f, const char *part, const char *ending)
{
	size_t again = 1;

	do {
		buf_reset(&f->name);
		buf_add_span(&f->name, buf_span(&f->report));
		add_safe(&f->name, span_of(part), false);
		add_again(&f->name, again++);
		buf_add_char(&f->name, '.');
		add_safe(&f->name, span_of(ending), false);
	} while (!is_new(f, buf_span(&f->name)));
	return buf_str(&f->name);
}

int
folder_create(const char *path, struct diag *diag)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0)
		diag_cannot(diag, "write", path, errno);
	return fd;
}

void
folder_close(struct folder *f)
{
	if (f == NULL)
		return;
	free(f->used);
	buf_release(&f->name);
	buf_release(&f->report);
	free(f);
}
