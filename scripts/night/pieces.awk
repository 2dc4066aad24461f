# pieces.awk: what OUT/KIND.tsv are put together from.  Input is what comm says of the rows of
# STATE/assembled that these files were made of and of those that they are to be made of: GONE,
# <TAB>NEW or <TAB><TAB>ROW that is in both.
# Prints a line a piece, its source and for each of the kinds meta to findings OFFSET+LENGTH:
#   was                the files as they are
#   copy BATCH         records.tar of that batch; what stands together there is a piece
# and "use BATCH" of each batch that a row names.
BEGIN { FS = "\t"; first = 8; last = 12 }	# fields of a row: the places of these kinds

# The lengths of a piece of the old files that it is of, too.
function pass(shift,    k) {
	for (k = first; k <= last; k++)
		was[k] += substr($(k + shift), index($(k + shift), "+") + 1)
}

function flush(    k, line) {
	if (source == "")
		return
	line = source
	for (k = first; k <= last; k++) {
		if (source == "was")
			end[k] = was[k]
		line = line sprintf("\t%.0f+%.0f", from[k], end[k] - from[k])
	}
	print line
	source = ""
}

# Where an old piece begins.
function begin_old(    k) {
	flush()
	source = "was"
	for (k = first; k <= last; k++)
		from[k] = was[k]
}

function add_new(    k, plus) {
	if (source != "copy " $6 || $7 != rank) {
		flush()
		source = "copy " $6
		for (k = first; k <= last; k++)
			from[k] = $(k + 1) + 0
	}
	rank = $7 + 1
	for (k = first; k <= last; k++) {
		plus = index($(k + 1), "+")
		end[k] = substr($(k + 1), 1, plus - 1) + substr($(k + 1), plus + 1)
	}
}

NF < 14 { next }	# set aside, or the first line
/^\t\t/ {
	if (source != "was")
		begin_old()
	pass(2)
	used[$7]
	next
}
/^\t/ { add_new(); used[$6]; next }
{
	if (source == "was")
		flush()
	pass(0)
}

END {
	flush()
	for (batch in used)
		print "use " batch
}
