# jixiao: make, make check, make install PREFIX= DESTDIR=, make uninstall,
# make clean, make bench, make fuzz, make check-asan

VERSION = 0.1.0
PREFIX = /usr/local
DESTDIR =
B = build

PROGRAMS = \
	jxclean \
	jxsplit \
	jxtables \
	jxfigures \
	jxcheck \
	jxmeta \
	jxmark \
	jxread
SCRIPTS = report2text
NIGHT = nightly annotate annotate.css annotate.js page page-common.css page-head page.css page.js page.sed page.sql \
	schema.sql postgres.sql ask nightly.service nightly.timer nightly.cron
PAGES = $(PROGRAMS:%=%.1) $(SCRIPTS:%=%.1) nightly.1 jixiao.7 jixiao-rules.5

CC = gcc
CFLAGS = -O3 -g
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -DJIXIAO_VERSION='"$(VERSION)"' \
	-Icommon -include base/banned.h $(WARN) $(CFLAGS) $(EXTRA)
COMPILE = $(CC) $(ALL_CFLAGS) $$(cat $B/cflags) -c -o
LINK = $(CC) $(CFLAGS) $(LDFLAGS) -o

DATA = $(wildcard common/data/*.tsv)
OBJ = $(patsubst %.c,$B/%.o,$(wildcard common/*/*.c) tools/program.c) $(DATA:common/data/%.tsv=$B/data/%.o)
BIN = $(PROGRAMS:%=$B/bin/%)
UNIT = $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/test_*.c))
FUZZ = $(patsubst tests/fuzz/%.c,$B/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))

all: $(BIN)
units: $(UNIT) $B/nomem.so
fuzzers: $(FUZZ)

$B/bin/%: $B/tools/%.o $B/libjixiao.a
	@mkdir -p $(@D)
	$(LINK) $@ $< $B/libjixiao.a $$(cat $B/libs)

$B/unit/%: $B/tests/unit/%.o $B/libjixiao.a
	@mkdir -p $(@D)
	$(LINK) $@ $< $B/libjixiao.a $$(cat $B/libs)

$B/nomem.so: tests/nomem.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fPIC -shared -o $@ $<

$B/fuzz/%: $B/tests/fuzz/%.o $B/libjixiao.a
	@mkdir -p $(@D)
	$(LINK) $@ -fsanitize=fuzzer $< $B/libjixiao.a $$(cat $B/libs)

$B/libjixiao.a: $(OBJ)
	rm -f $@
	ar rcs $@ $(OBJ)

$B/%.o: %.c | $B/libs
	@mkdir -p $(@D)
	$(COMPILE) $@ -MMD -MP $<

$B/data/%.c: common/data/%.tsv scripts/embed
	@mkdir -p $(@D)
	scripts/embed $< >$@.tmp && mv $@.tmp $@

$B/data/%.o: $B/data/%.c | $B/libs
	$(COMPILE) $@ $<

$B/libs: scripts/libs
	@scripts/libs '$(CC)' $B

check: all units
	B=$B tests/parts $(T)

check-asan:
	$(MAKE) B=$B-asan CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' check

fuzz:
	$(MAKE) B=$B-fuzz CC=clang CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined' fuzzers
	scripts/fuzz $B-fuzz

bench: all
	B=$B scripts/bench

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man7
	install -m 755 $(PROGRAMS:%=$B/bin/%) $(SCRIPTS:%=scripts/%) $(DESTDIR)$(PREFIX)/bin
	for p in $(PAGES); do install -m 644 tools/$$p $(DESTDIR)$(PREFIX)/share/man/man$${p##*.} || exit 1; done
	install -d $(DESTDIR)$(PREFIX)/share/jixiao
	install -m 644 tools/forms.rules $(DESTDIR)$(PREFIX)/share/jixiao
	install -d $(DESTDIR)$(PREFIX)/share/jixiao/scripts/night $(DESTDIR)$(PREFIX)/share/jixiao/common/data
	for f in $(NIGHT) $(patsubst scripts/%,%,$(wildcard scripts/night/*)); do cp scripts/$$f $(DESTDIR)$(PREFIX)/share/jixiao/scripts/$$f || exit 1; done
	cp common/data/messages.tsv $(DESTDIR)$(PREFIX)/share/jixiao/common/data
	ln -sf ../share/jixiao/scripts/nightly $(DESTDIR)$(PREFIX)/bin/nightly

uninstall:
	rm -f $(PROGRAMS:%=$(DESTDIR)$(PREFIX)/bin/%) $(SCRIPTS:%=$(DESTDIR)$(PREFIX)/bin/%) $(DESTDIR)$(PREFIX)/bin/nightly
	for p in $(PAGES); do rm -f $(DESTDIR)$(PREFIX)/share/man/man$${p##*.}/$$p; done
	rm -rf $(DESTDIR)$(PREFIX)/share/jixiao

clean:
	rm -rf $B $B-*

.PHONY: all units fuzzers check check-asan fuzz bench install uninstall clean
.SECONDARY:
-include $(shell find $B -name '*.d' 2>/dev/null)
