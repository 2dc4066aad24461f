# jixiao: make, make check, make install PREFIX= DESTDIR=, make uninstall, make clean, make bench

VERSION = 0.1.0
PREFIX = /usr/local
DESTDIR =
B = build

PROGRAMS = jxclean jxsplit jxtables jxfigures jxcheck
SCRIPTS =

CC = gcc
CFLAGS = -O2 -g
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -DJIXIAO_VERSION='"$(VERSION)"' -Icommon $(WARN) $(CFLAGS) $(EXTRA)
LIBS = -lpcre2-8 -lcsv

SRC = $(wildcard common/*/*.c)
DATA = $(wildcard common/data/*.tsv)
OBJ = $(SRC:%.c=$B/%.o) $(DATA:common/data/%.tsv=$B/data/%.o)
BIN = $(PROGRAMS:%=$B/bin/%)
UNIT = $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/test_*.c))

all: $(BIN)

$B/bin/%: $B/tools/%.o $B/libjixiao.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $B/libjixiao.a $(LIBS)

$B/unit/%: $B/tests/unit/%.o $B/libjixiao.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $B/libjixiao.a $(LIBS)

$B/libjixiao.a: $(OBJ)
	rm -f $@
	ar rcs $@ $(OBJ)

$B/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$B/data/%.c: common/data/%.tsv scripts/embed
	@mkdir -p $(@D)
	scripts/embed $< >$@.tmp && mv $@.tmp $@

$B/data/%.o: $B/data/%.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

units: $(UNIT)

clean:
	rm -rf $B

.PHONY: all units clean
.SECONDARY:
-include $(shell find $B -name '*.d' 2>/dev/null)
