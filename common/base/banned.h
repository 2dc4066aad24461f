/* banned: functions that have no place here; every file is compiled with this.
 *
 * They write without a bound, keep hidden state, or read numbers without
 * telling errors (and through binary floating point).  Use buf, span and
 * decimal.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC poison gets strcpy strcat strncpy strncat sprintf vsprintf strtok
#pragma GCC poison atoi atol atoll atof strtod strtof strtold sscanf

#endif
