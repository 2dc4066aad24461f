/* turn: two holders in one process, as two processes would be, and what comes
 * out of standard output in which order. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/out.h"
#include "base/turn.h"
#include "unit.h"

/* What has been written to standard output so far, as text. */
static const char *
written(int fd)
{
	static char text[256];
	ssize_t n = pread(fd, text, sizeof text - 1, 0);

	text[n > 0 ? n : 0] = '\0';
	return text;
}

static void
put(struct turn_holder *h, size_t piece, const char *text)
{
	turn_begin(h, piece);
	CHECK(out_write(STDOUT_FILENO, text, strlen(text)) == 0);
	CHECK(turn_end(h) == 0);
}

/* One holder is done with two pieces before the other has ended the first. */
static void
goes_on_out_of_turn(int fd)
{
	struct turn turn;
	struct turn_holder slow, quick;

	CHECK(turn_init(&turn));
	turn_join(&slow, &turn);
	turn_join(&quick, &turn);
	put(&quick, 1, "one ");
	put(&quick, 2, "two ");
	check_text("held back", "", written(fd));
	turn_begin(&slow, 0);
	CHECK(out_write(STDOUT_FILENO, "zero ", 5) == 0);
	check_text("straight", "zero ", written(fd));
	CHECK(out_write(STDOUT_FILENO, "more ", 5) == 0);
	CHECK(turn_end(&slow) == 0);
	put(&slow, 4, "four ");
	check_text("piece 3 is not there", "zero more ", written(fd));
	put(&quick, 3, "three ");
	check_text("all that waited", "zero more one two three ", written(fd));
	CHECK(turn_leave(&quick) == 0);
	CHECK(turn_leave(&slow) == 0);
	check_text("at the end", "zero more one two three four ", written(fd));
}

/* As many pieces as may wait, with nothing in them or something: then a write
 * that fails stops everybody. */
static void
stops_when_a_write_fails(void)
{
	struct turn turn;
	struct turn_holder one, other;

	CHECK(turn_init(&turn));
	turn_join(&one, &turn);
	turn_join(&other, &turn);
	for (size_t i = 1; i < TURN_PIECES; i++)
		put(&other, i, i % 2 == 0 ? "" : "text");
	turn_begin(&one, 0);
	CHECK(out_write(STDOUT_FILENO, "text", 4) != 0);
	CHECK(turn_failed(&turn));
	turn_begin(&other, TURN_PIECES);
	CHECK(out_write(STDOUT_FILENO, "text", 4) != 0);
	CHECK(turn_end(&other) != 0);
	CHECK(turn_leave(&other) != 0);
	CHECK(turn_leave(&one) != 0);
}

int
main(void)
{
	int screen = dup(STDOUT_FILENO);
	char name[] = "/tmp/jixiao-turn.XXXXXX";
	int fd = mkstemp(name), full = open("/dev/full", O_WRONLY);

	unlink(name);
	dup2(fd, STDOUT_FILENO);
	goes_on_out_of_turn(fd);
	if (full >= 0 && dup2(full, STDOUT_FILENO) >= 0)
		stops_when_a_write_fails();
	dup2(screen, STDOUT_FILENO);
	return unit_done();
}
