# scripts/mkcorpus: the same bytes everywhere, editions that change one in a
# hundred, mistakes where the totals say, and figures that add up elsewhere.
if ! command -v mawk >/dev/null; then
	skip cli/corpus 'no mawk'
else
	sum_of() {	# DIR: of all bytes and names in it
		(cd "$1" && find . -type f | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum | cut -c1-16)
	}

	"$top/scripts/mkcorpus" 400 a && "$top/scripts/mkcorpus" 400 b
	same_text 'cli/corpus same arguments, same bytes' "$(sum_of a)" "$(sum_of b)"
	same_text 'cli/corpus the same bytes as on other machines' 6c0dd603756dc3f5 "$(sum_of a)"
	same_text 'cli/corpus as many reports as asked for' '400 400' \
	    "$(find a/inbox -type f | wc -l) $(sed 1d a/totals.tsv | cut -f 1 | sort -u | wc -l)"
	"$top/scripts/mkcorpus" -s 2 400 c
	[ "$(sum_of a)" != "$(sum_of c)" ] && ok 'cli/corpus another seed' || fail 'cli/corpus another seed' 'same bytes'

	# An edition over the old one, and from nothing: the same; few are written.
	find b/inbox -type f -exec touch -d 2001-01-01 {} +
	"$top/scripts/mkcorpus" -e 2 400 b
	"$top/scripts/mkcorpus" -e 2 400 d
	same_text 'cli/corpus an edition over another' "$(sum_of d)" "$(sum_of b)"
	n=$(find b/inbox -type f -newermt 2002-01-01 | wc -l)
	[ "$n" -gt 0 ] && [ "$n" -le 24 ] && ok 'cli/corpus few change' || fail 'cli/corpus few change' "$n of 400 written"

	# What is planted stands in the line named, and is found; the rest is sound.
	(
		cd a/inbox || exit
		find . -name '*.txt' -printf '%P\0' | sort -z | xargs -0 jxfigures | jxcheck
	) 2>/dev/null | awk -F'\t' '
	    FNR == NR { if (FNR > 1) planted[$1] = $20; next }
	    $4 == "error" || $4 == "warning" { found[$1] = 1 }
	    END {
		for (d in planted) {
			n[planted[d] != ""]++
			if (d in found)
				f[planted[d] != ""]++
		}
		print (f[1] >= n[1] * 0.9 ? "most are found" : f[1] " of " n[1] " found")
		print (f[0] <= n[0] * 0.1 ? "few more" : f[0] " of " n[0] " without a mistake have findings")
	    }' a/totals.tsv - >got
	printf 'most are found\nfew more\n' >want
	same 'cli/corpus jxcheck finds what is planted' want got

	"$top/scripts/mkcorpus" x a 2>err
	status_is 'cli/corpus no number' 2 $?
	"$top/scripts/mkcorpus" -p 101 5 a 2>err
	status_is 'cli/corpus not a percentage' 2 $?
fi

# scripts/corpus: what it cannot make a text of is said, not waited for.
"$top/scripts/corpus" 1 >got 2>err
same_text 'cli/corpus no files: status' 2 $?
has 'cli/corpus no files: message' 'usage: corpus MEGABYTES FILE' err
"$top/scripts/corpus" 1 /dev/null >got 2>err
same_text 'cli/corpus files without text: status' 1 $?
