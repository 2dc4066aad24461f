/* para_label: labels that lines begin with (domain.md §1), for para.c, to which it is enough that
 * there is one: such a line begins a paragraph.  What a label says is language/label.h's.
 */
#ifndef INPUT_PARA_LABEL_H
#define INPUT_PARA_LABEL_H

#include "base/buf.h"

/* Could a label begin with these bytes?  Most lines are told by them: digits,
 * brackets, 第, 附 and 一 to 百 begin one. */
static inline bool
para_label_may_begin(struct span s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n < 3)
		return true;
	switch (p[0]) {
	case 0xE4:
		return p[1] >= 0xB8 && p[1] <= 0xBA;
	case 0xE5:
		return p[1] == 0x85 || p[1] == 0x8D || p[1] == 0x9B;
	case 0xE7:
		return p[1] == 0x99 || p[1] == 0xAC;
	case 0xE9:
		return p[1] == 0x99;
	case 0xEF:
		return p[1] == 0xBC;
	default:
		return p[0] == '(' || (p[0] >= '0' && p[0] <= '9');
	}
}

/* para_label where the first bytes do not say no. */
bool para_label_read(struct span s);

/* Does s begin with a label (1. 1、 一、 （一） (1) 第一章 附件; 1.2 and 1、2 are none), no
 * blank before it? */
static inline bool
para_label(struct span s)
{
	return para_label_may_begin(s) && para_label_read(s);
}

/* para_label_waits where the length does not say no. */
bool para_label_is_begun(struct span s);

/* 3 or （3, alone: the number of a label whose mark, of another font, stands in the next line, or
 * below an empty one? */
static inline bool
para_label_waits(struct span s)
{
	return s.n != 0 && s.n <= 8 && para_label_is_begun(s);
}

/* ）年度绩效目标 below （3, 、 资产管理情况 below 4: the mark of that label, and its title? */
bool para_label_is_torn(struct span last, struct span next);

/* 一 to 十, 百 and digits. */
bool para_numeral(uint32_t c);

#endif
