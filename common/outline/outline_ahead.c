/* outline_ahead: the level of a heading, judged by what follows; see outline_parts.h.
 *
 * A label of a damaged form may stand at several levels.  Where what went before leaves that
 * open, the headings that follow are read once for each of them, as they would be then: the
 * level at which least is odd about them is the one the author meant.  八、 tells how many
 * chapters there were before it. */
#include "outline/outline_parts.h"

enum {
	DOUBT = 9,		/* a level that fits so much worse than the best is none */
	NEAR = 2,		/* one that fits as well, nearly … */
	UNSURE = 2,		/* … and has to be so much less odd for a converter's number */
	MARGIN = 3,		/* by which another has to be better all in all */
	HEADINGS = 10,		/* that are looked at for each level */
	ODD_MOST = 26,		/* what more is odd than this is not counted */
	BAFFLING = 21,		/* where so much is odd, nothing is in order … */
	OTHER = 2,		/* odd about the next best level of the first unsure label */
	PASSED = 100,		/* … and so many labels are not tried */
	WEIGHT = 3,		/* of what is odd, against what makes a level fit … */
	BODY = 5		/* … and of being no heading at a level */
};

/* What of an outline changes while one reads ahead. */
struct bookmark {
	struct circumstances now;
	struct lost lost;
	unsigned mentioned;
};

/* Copies all but the headings that are closed, most of the bytes. */
static void
copy(struct circumstances *to, const struct circumstances *from)
{
	size_t rest = offsetof(struct circumstances, started);

	levels_copy(&to->levels, &from->levels);
	memcpy((char *)to + rest, (const char *)from + rest, sizeof(*to) - rest);
}

static void
keep(const struct outline *o, struct bookmark *mark)
{
	copy(&mark->now, &o->now);
	mark->lost = o->lost;
	mark->mentioned = o->mentioned;
}

static void
turn_back(struct outline *o, const struct bookmark *mark)
{
	copy(&o->now, &mark->now);
	o->lost = mark->lost;
	o->mentioned = mark->mentioned;
}

/* May the next best level be that of c?  1. that was typed stands at its own. */
static bool
is_unsure(const struct candidate *c)
{
	const struct level_offer *offer = &c->offer;

	return offer->n > 1 && offer->at[1].score >= offer->at[0].score - NEAR &&
	    (c->label->blank || c->label->form != LABEL_NUMBER_DOT);
}

/* The best level of c, or the next best where that fits nearly as well and is less odd. */
static int
less_odd(const struct outline *o, const struct candidate *c)
{
	const struct level_offer *offer = &c->offer;
	int best = offer->at[0].level, next = offer->at[1].level;
	int less = offer->at[0].score - offer->at[1].score;
	int odd = level_oddity(&o->now.levels, best, &c->query);

	if (c->label->blank)
		less += UNSURE;
	return odd > less && odd - level_oddity(&o->now.levels, next, &c->query) > less ?
	    next : best;
}

/* How far one has read ahead.  Where the first unsure label takes a level, the way forks: what
 * is needed to go back there, and to take its next best level, is kept. */
struct way {
	size_t at;			/* of the block to be passed, then of the one behind */
	struct slot *slot, *next;	/* those two */
	int headings;			/* passed */
	int sum;			/* of what is odd about them */
	bool forked;
};

struct fork {
	struct way way;
	struct bookmark mark;
	struct candidate c;
};

/* The level of c, a label that is met on reading ahead. */
static int
level_ahead(const struct outline *o, const struct candidate *c, struct way *way,
    struct fork *fork)
{
	if (!is_unsure(c))
		return c->offer.at[0].level;
	if (!way->forked) {
		way->forked = true;
		fork->way = *way;
		fork->c = *c;
		keep(o, &fork->mark);
	}
	return less_odd(o, c);
}

/* Passes over c, which has been asked.  Returns what is odd about it as a heading of this level;
 * -1: it is none. */
static int
pass_candidate(struct outline *o, struct candidate *c, int level)
{
	int odd;

	outline_set_level(o, c, level);
	if (!heading_accept(&o->now, c))
		return -1;
	odd = level_oddity(&o->now.levels, c->level, &c->query);
	outline_enter(o, c);
	outline_enter_duties_of(o, c->slot, c->query.title);
	return odd;
}

/* Passes over the slot of way, a paragraph with a label: at another level than the best that was
 * kept in fork, or as it comes. */
static int
pass_labelled(struct outline *o, struct way *way, struct fork *fork, bool other)
{
	struct slot *slot = way->slot;
	struct shape kept;
	struct candidate c;
	int odd = -1;

	if (heading_possible(slot)) {
		kept = *slot_shape(slot);
		if (other) {
			odd = pass_candidate(o, &fork->c, fork->c.offer.at[1].level);
		} else {
			outline_ask(o, slot, way->next, &c);
			odd = pass_candidate(o, &c, level_ahead(o, &c, way, fork));
		}
		slot->shape = kept;
	}
	if (odd < 0)
		outline_pass_item(o, slot);
	return odd;
}

/* The same for one without a label, which is odd in no place; at: of the block behind next. */
static int
pass_unlabelled(struct outline *o, struct slot *slot, struct slot *next, size_t at)
{
	enum lost_kind kind = LOST_NONE;
	struct candidate c;
	struct shape kept;

	if (o->now.attached || !lost_may_be(&o->lost, slot_text(slot))) {
		outline_pass_body(o, slot);
		return -1;
	}
	c = (struct candidate){ .slot = slot, .text = slot_text(slot), .label = &slot->label };
	if (!lost_possible(&o->now, &o->lost, o->templates, &c)) {
		outline_pass_body(o, slot);
		return -1;
	}
	kept = *c.shape;
	c.next = next;
	outline_read_behind(o, &c, at);
	kind = lost_accept(&o->now, &o->lost, o->templates, &c);
	if (kind == LOST_NONE) {
		outline_pass_body(o, slot);
	} else {
		c.query.title = span_slice(c.text, c.shape->start, c.shape->end);
		outline_enter(o, &c);
		lost_note(&o->lost, kind, &o->now, &c);
		outline_enter_duties(o, c.query.title);
	}
	slot->shape = kept;
	return kind == LOST_NONE ? -1 : 0;
}

/* Passes over the next block of way; false: nothing behind it is looked at. */
static bool
pass(struct outline *o, struct way *way, struct fork *fork, bool other)
{
	int odd;

	if (way->slot->block.kind == BLOCK_TABLE) {
		outline_pass_table(o);
		return true;
	}
	if (outline_is_attachment(way->slot))
		return false;
	odd = way->slot->label.form == LABEL_NONE ?
	    pass_unlabelled(o, way->slot, way->next, way->at + 1) :
	    pass_labelled(o, way, fork, other);
	way->headings += odd >= 0;
	way->sum += odd > 0 ? odd : 0;
	return true;
}

/* Goes on with the blocks of way, until more than most is odd, which is enough. */
static void
go_on(struct outline *o, struct way *way, struct fork *fork, int most)
{
	while (way->slot != NULL && way->headings < HEADINGS && way->sum <= most) {
		way->at++;
		way->next = lookahead_next(&o->look, &way->at);
		outline_read(way->next);
		if (!pass(o, way, fork, false))
			break;
		way->slot = way->next;
	}
}

/* What is odd about the headings that follow, as things stand, or with the first unsure label
 * at its next best level where that is less odd; more than most: enough. */
static int
least_oddities(struct outline *o, int most)
{
	struct way way = { .at = 0 };
	struct fork fork;
	int sum;

	way.slot = lookahead_next(&o->look, &way.at);
	go_on(o, &way, &fork, most);
	sum = way.sum;
	if (sum <= OTHER || !way.forked || fork.way.sum > sum - OTHER)
		return sum;
	turn_back(o, &fork.mark);
	way = fork.way;
	pass(o, &way, &fork, true);
	way.slot = way.next;
	go_on(o, &way, &fork, sum - OTHER);
	return way.sum + OTHER < sum ? way.sum + OTHER : sum;
}

/* What it costs that c stands at level, or is body because it is no heading there: what is
 * odd about that and about what follows then; more than most: enough. */
static int
cost_of(struct outline *o, const struct candidate *c, int level, int most)
{
	struct shape kept = *c->shape;
	struct candidate copy = *c;
	int cost = BODY;
	bool heading;

	outline_set_level(o, &copy, level);
	heading = heading_accept(&o->now, &copy);
	if (heading) {
		cost = WEIGHT * level_oddity(&o->now.levels, level, &copy.query);
		outline_enter(o, &copy);
		outline_enter_duties_of(o, c->slot, copy.query.title);
	}
	*c->shape = kept;
	if (!heading)
		outline_pass_item(o, c->slot);
	return cost <= most ? cost + WEIGHT * least_oddities(o, (most - cost) / WEIGHT) : cost;
}

/* Was nothing in order behind a label before, at whatever level, as in lines that were
 * shuffled?  Then there is nothing to foresee behind the next ones. */
static bool
is_baffled(struct outline *o)
{
	if (o->baffled == 0)
		return false;
	o->baffled--;
	return true;
}

int
outline_foresee(struct outline *o, const struct candidate *c)
{
	const struct level_offer *offer = &c->offer;
	int best = 0, least = 0, top = offer->at[0].score;
	struct bookmark mark;

	if (offer->n < 2 || offer->at[1].score < top - DOUBT || is_baffled(o))
		return offer->at[0].level;	/* nearly always */
	keep(o, &mark);
	for (int i = 0; i < offer->n && offer->at[i].score >= top - DOUBT; i++) {
		int less = top - offer->at[i].score + (i == 0 ? 0 : MARGIN), cost;

		if (i > 0 && less >= least)
			continue;	/* not even with nothing odd */
		cost = less + cost_of(o, c, offer->at[i].level,
		    i == 0 ? WEIGHT * ODD_MOST : least - less);
		turn_back(o, &mark);
		if (i == 0 || cost < least) {
			best = i;
			least = cost;
		}
	}
	o->baffled = least > WEIGHT * BAFFLING ? PASSED : 0;
	return offer->at[best].level;
}
