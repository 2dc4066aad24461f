/* mem: arrays grow, overflow ends the program with status 2 (mem.h). */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capture.h"
#include "unit.h"

static void
test_arrays(void)
{
	int *p = NULL;
	size_t cap = 0;
	char *copy;

	for (size_t n = 0; n < 1000; n++) {
		p = mem_grow(p, n, &cap, sizeof *p);
		CHECK(cap > n);
		p[n] = (int)n;
	}
	CHECK(p[999] == 999);
	free(p);
	p = mem_zeroed(3, sizeof *p);
	CHECK(p[0] == 0 && p[2] == 0);
	free(p);
	copy = mem_copy("abc", 2);
	check_text("copy", "ab", copy);
	free(copy);
	copy = mem_copy(NULL, 0);
	check_text("copy of nothing", "", copy);
	free(copy);
	free(mem_zeroed(0, 0));
	free(mem_resize(NULL, 0, 8));
}

/* A child asks for too much; its message and status are checked. */
static void
test_overflow(void)
{
	struct buf said = BUF_INIT;
	struct capture c;
	int status;
	pid_t child;

	capture_start(&c, STDERR_FILENO);
	child = fork();
	if (child == 0) {
		mem_program("jxtest");
		mem_resize(NULL, SIZE_MAX, 2);
		_exit(0);
	}
	waitpid(child, &status, 0);
	capture_end(&c, &said);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 2);
	check_text("message", "jxtest: out of memory\n", buf_str(&said));
	buf_release(&said);
}

int
main(void)
{
	test_arrays();
	test_overflow();
	return unit_done();
}
