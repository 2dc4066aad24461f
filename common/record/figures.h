/* figures: figure records on the way out (design.md, figure records). */
#ifndef RECORD_FIGURES_H
#define RECORD_FIGURES_H

#include "figure/figure.h"
#include "record/writer.h"

/* doc line col section where label year kind op value unit quantum raw id
 * rel of scope para */
enum { FIGURE_COLUMNS = 18 };
extern const char *const figure_columns[FIGURE_COLUMNS];

/* Writes f, of the document doc, as one record. */
void figure_write(struct writer *w, struct span doc, const struct figure *f);

#endif
