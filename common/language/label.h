/* label: the labels that headings and list items start with.
 *
 * 一、 （一） 1. 1、 （1） 1) ① 第一部分 第一章 壹、 Ⅰ、 A. 附件1 and their full-width,
 * mixed and spaced-out writings (domain.md §1).  Says what is written there,
 * not what it means: outline.h decides whether it heads a section.
 */
#ifndef LANGUAGE_LABEL_H
#define LANGUAGE_LABEL_H

#include "base/buf.h"

enum label_form {
	LABEL_NONE,
	LABEL_PART,		/* 第一部分 第一章 第一篇 */
	LABEL_SECTION,		/* 第一节 */
	LABEL_FORMAL,		/* 壹、 Ⅰ、 II. A. : above 一、, or in its place */
	LABEL_CHINESE,		/* 一、 一． 一. */
	LABEL_CHINESE_PAREN,	/* （一） (一) 一） */
	LABEL_NUMBER_COMMA,	/* 1、 */
	LABEL_NUMBER_DOT,	/* 1. 1． */
	LABEL_NUMBER_PAREN,	/* （1） (1) (1） */
	LABEL_NUMBER_HALF,	/* 1) 1） */
	LABEL_CIRCLED,		/* ① */
	LABEL_DECIMAL,		/* 2.3 2.3.1 */
	LABEL_ATTACHMENT,	/* 附件1 附件一 附件：1 附件 附件1-2 */
	LABEL_ANNEX,		/* 附表1 */
	LABEL_FORMS
};

enum { LABEL_ORDINAL_MAX = 199, LABEL_DEPTH_MAX = 4 };

struct label {
	enum label_form form;
	unsigned ordinal;	/* as written; 0: none (附件：); decimal: the last number */
	unsigned depth;		/* LABEL_DECIMAL: how many numbers; else 1 */
	unsigned parent;	/* LABEL_DECIMAL: the last but one */
	size_t start;		/* bytes of the label as written … */
	size_t end;		/* … without the blanks around it */
	size_t text;		/* where the heading's text begins, behind blanks and the colon of
				 * 附件1： */
	bool bare;		/* the number alone, without a mark: see bare.h */
	bool letter;		/* A to H: it may number the answers of a questionnaire, too */
	bool blank;		/* a blank stands between: of automatic numbering, in Tika's text */
};

/* Reads the label at the start of text (blanks before it allowed); returns
 * out->text, or 0 if there is none, with out->form LABEL_NONE. */
size_t label_read(struct span text, struct label *out);

/* By the first byte of a character, from E4 on: the second bytes, their top bits
 * left out, of 一 to 十, 壹 to 拾, 第 and 附. */
enum { LABEL_LEADS = 6 };
extern const uint64_t label_seconds[LABEL_LEADS];

/* No label begins with a Chinese character that begins so.  p has two bytes. */
static inline bool
label_excluded(const char *p)
{
	unsigned lead = (unsigned char)p[0] - 0xE4u;

	return lead < LABEL_LEADS &&
	    !(label_seconds[lead] >> ((unsigned char)p[1] & 63) & 1);
}

/* label_possible where the first bytes do not say no. */
bool label_possible_read(struct span text);

/* Could text start with a label?  One look at the first bytes; for the lines
 * that cannot, which are nearly all. */
static inline bool
label_possible(struct span text)
{
	if (text.n > 2 && label_excluded(text.p))
		return false;
	if (text.n > 2 && ((unsigned char)(text.p[0] - '0') <= 9 || memcmp(text.p, "（", 3) == 0))
		return true;	/* most labels */
	return label_possible_read(text);
}

/* A number as browsers and pandoc write all automatic ones, whatever their form. */
static inline bool
label_is_automatic_dot(const struct label *l)
{
	return l->form == LABEL_NUMBER_DOT && l->blank;
}

/* label_blanks where a blank may stand. */
size_t label_blanks_read(struct span text, size_t from);

/* Can this byte start a blank?  Asked before decoding. */
static inline bool
label_may_be_blank(char byte)
{
	unsigned char b = (unsigned char)byte;

	return b <= '*' || b == 0xC2 || b == 0xE3;
}

/* Bytes of white space (ASCII, U+00A0, U+3000) and Markdown's ** and ## at
 * from. */
static inline size_t
label_blanks(struct span text, size_t from)
{
	if (from >= text.n || !label_may_be_blank(text.p[from]))
		return 0;	/* nearly always */
	if (text.n - from >= 3 && text.p[from] == '\xE3' && text.p[from + 2] != '\x80')
		return 0;	/* 、 stands behind most labels */
	return label_blanks_read(text, from);
}

/* A number in Chinese (十二) or in ASCII or full-width digits at from, at most
 * LABEL_ORDINAL_MAX: its value and where it ends, or 0. */
unsigned label_ordinal(struct span text, size_t from, size_t *end);

/* The same of a Roman number, Ⅳ or IV, up to 12. */
unsigned label_roman(struct span text, size_t from, size_t *end);

#endif
