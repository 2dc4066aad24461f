# jixiao: make, make fast, make check, make install PREFIX= DESTDIR=, make uninstall,
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
# Scripts that users run, and what these need beside them.
LINKED = report2text nightly
SHARED = $(LINKED) annotate annotate.css annotate.js ask \
	page page-common.css page-head page.css page.js page.sed page.sql \
	schema.sql postgres.sql nightly.service nightly.timer nightly.cron \
	$(patsubst scripts/%,%,$(wildcard scripts/convert/* scripts/night/*))
PAGES = $(PROGRAMS:%=%.1) $(LINKED:%=%.1) jixiao.7 jixiao-rules.5

CC = gcc
AR = ar
HOSTCC = $(CC)
HOSTCFLAGS = -O1
CFLAGS = -O3 -g
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -DJIXIAO_VERSION='"$(VERSION)"' \
	-Icommon -include base/banned.h -ffile-prefix-map='$(CURDIR)'=. $(WARN) $(CFLAGS) $(EXTRA)
COMPILE = $(CC) $(ALL_CFLAGS) $$(cat $B/cflags) -c -o
LINK = $(CC) $(CFLAGS) $(LDFLAGS) -o

DATA = $(filter-out common/data/ways.tsv,$(sort $(wildcard common/data/*.tsv common/data/*.rules)))
TABLES = $(patsubst common/data/%,$B/data/%.c,$(basename $(DATA)))
READY = scripts/ready.c common/text/lexicon.c common/text/senses.c common/language/numeral_values.c \
	common/base/buf.c common/base/mem.c common/base/digits.c
OBJ = $(patsubst %.c,$B/%.o,$(sort $(wildcard common/*/*.c)) tools/program.c) $(TABLES:.c=.o) $B/data/ready.o
BIN = $(PROGRAMS:%=$B/bin/%)
UNIT = $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/test_*.c))
FUZZ = $(patsubst tests/fuzz/%.c,$B/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
REPLAY = $(FUZZ:$B/fuzz/%=$B/replay/%)

all: $(BIN)
units: $(UNIT) $(REPLAY) $B/nomem.so
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

$B/replay/%: $B/tests/fuzz/%.o $B/tests/fuzz/replay.o $B/libjixiao.a
	@mkdir -p $(@D)
	$(LINK) $@ $< $B/tests/fuzz/replay.o $B/libjixiao.a $$(cat $B/libs)

$B/libjixiao.a: $(OBJ)
	rm -f $@
	$(AR) rcs $@ $(OBJ)

$B/%.o: %.c Makefile | $B/libs
	@mkdir -p $(@D)
	$(COMPILE) $@ -MMD -MP $<

$B/data/cues.c: common/data/ways.tsv common/data/averages.tsv

$B/data/%.c: common/data/%.tsv scripts/embed
	@mkdir -p $(@D)
	scripts/embed $(filter %.tsv,$^) >$@.tmp && mv $@.tmp $@

$B/data/%.c: common/data/%.rules scripts/embed
	@mkdir -p $(@D)
	scripts/embed $< >$@.tmp && mv $@.tmp $@

$B/data/%.o: $B/data/%.c Makefile | $B/libs
	$(COMPILE) $@ -MMD -MP $<

# What programs need not build at every start, printed by a program of the machine that builds.
$B/data/ready.c: $B/ready
	$B/ready >$@.tmp && mv $@.tmp $@

$B/ready: $(READY) $(TABLES) $(wildcard common/base/*.h common/text/*.h common/language/numeral.h)
	$(HOSTCC) $(HOSTCFLAGS) -std=c11 -D_POSIX_C_SOURCE=200809L -Icommon -o $@ $(READY) $(TABLES)

$B/libs: scripts/libs
	@scripts/libs '$(CC)' $B

# The programs again, in $B-fast, compiled as a whole with what is known of each branch from
# the reports of tests/ (gcc): they take a sixth fewer instructions, which stand together.
fast:
	rm -rf $B-fast
	$(MAKE) B=$B-fast CFLAGS='$(CFLAGS) -fprofile-generate' all
	scripts/train $B-fast
	find $B-fast -name '*.[oa]' -exec rm {} + && rm -r $B-fast/bin
	$(MAKE) B=$B-fast AR=gcc-ar CFLAGS='$(CFLAGS) -flto=auto -fprofile-use -fprofile-partial-training -Wno-missing-profile' all

check: all units
	B=$B tests/parts $(T)

check-asan:
	$(MAKE) B=$B-asan CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' check

fuzz:
	$(MAKE) B=$B-fuzz CC=clang CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined' fuzzers
	scripts/fuzz $B-fuzz

bench: all
	B=$B scripts/bench

bench-fast: fast
	B=$B-fast scripts/bench

install: all
	to="$(DESTDIR)$(PREFIX)" && share="$$to/share/jixiao" && \
	install -d "$$to/bin" "$$to/share/man/man1" "$$to/share/man/man5" "$$to/share/man/man7" \
	    "$$share/scripts/convert" "$$share/scripts/night" "$$share/common/data" && \
	install -m 755 $(PROGRAMS:%=$B/bin/%) "$$to/bin" && \
	for p in $(PAGES); do install -m 644 tools/$$p "$$to/share/man/man$${p##*.}" || exit 1; done && \
	install -m 644 common/data/forms.rules "$$share" && \
	for f in $(SHARED); do cp scripts/$$f "$$share/scripts/$$f" || exit 1; done && \
	install -m 644 common/data/messages.tsv "$$share/common/data" && \
	for s in $(LINKED); do ln -sf "../share/jixiao/scripts/$$s" "$$to/bin/$$s" || exit 1; done

uninstall:
	to="$(DESTDIR)$(PREFIX)" && \
	for p in $(PROGRAMS) $(LINKED); do rm -f "$$to/bin/$$p" || exit 1; done && \
	for p in $(PAGES); do rm -f "$$to/share/man/man$${p##*.}/$$p" || exit 1; done && \
	rm -rf "$$to/share/jixiao"

clean:
	rm -rf $B $B-asan $B-fast $B-fuzz $B-gcc $B-clang

.PHONY: all fast units fuzzers check check-asan fuzz bench bench-fast install uninstall clean
.SECONDARY:
-include $(shell find $B -name '*.d' 2>/dev/null)
