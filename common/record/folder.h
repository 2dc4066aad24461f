/* folder: a directory that takes one file a table or a section (-d DIR).
 *
 * File names are made from what the report says, so they are made safe: the
 * last part of the document's name without its ending, blanks and characters
 * that shells or file systems mind replaced by "_"; and unique within a run,
 * a name that comes again gets "-2", "-3" ….  Where a report gets several files, its
 * own name is made unique, so that the files of two reports of one name stay apart.
 */
#ifndef RECORD_FOLDER_H
#define RECORD_FOLDER_H

#include "base/buf.h"
#include "base/diag.h"

struct folder;

/* Makes the directory path if it is not there (its parent must be); false, with a
 * message in diag, when it is no directory and cannot be made one. */
bool folder_make(const char *path, struct diag *diag);

/* The folder of path, made if need be; NULL, with a message in diag, as folder_make
 * fails.  path must outlive the folder. */
struct folder *folder_open(const char *path, struct diag *diag);

/* The path of a file DOC.SUFFIX that no other gets in this run; it is f's, until the next
 * call. */
const char *folder_name(struct folder *f, const char *doc, const char *suffix);

/* What folder_part names from now on is of the document doc: files of two documents of one
 * name begin with DOC. and DOC-2. */
void folder_begin(struct folder *f, const char *doc);

/* The path of a file DOC.PART.ENDING, or DOC.PART-2.ENDING …, of the document begun last,
 * that no other gets in this run; it is f's, until the next call. */
const char *folder_part(struct folder *f, const char *part, const char *ending);

/* A descriptor of the new file path, replacing one of an earlier run; -1, with a message in
 * diag, on failure.  The caller closes it. */
int folder_create(const char *path, struct diag *diag);

/* Frees f, which may be NULL; the files in the folder stay. */
void folder_close(struct folder *f);

#endif
