/* memos: a table of what was found out about short texts (memo.h), opaque to those
 * who only lend it to outlines (outline_remember).
 */
#ifndef OUTLINE_MEMOS_H
#define OUTLINE_MEMOS_H

struct memos;

/* An empty table; the outlines that it is lent to are closed first. */
struct memos *memos_open(void);
void memos_close(struct memos *ms);

#endif
