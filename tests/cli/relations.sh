# The table of relations in README: every example gives what stands beside it.

verdicts() {	# FORMAT FILE: severity and rule of each finding
	jxcheck -i "$1" -H "$2" | cut -f 4,5 | tr '\t' ' ' | tr '\n' ';' |
	    sed 's/;$//; s/;/ ; /g'
}

sed -n '/^<!-- relations -->/,/^<!-- end -->/p' "$top/README.md" | grep '^| ' |
    sed 1d >rows
rows=0
while IFS='|' read -r _ relation example reported _; do
	case $relation in *table:*) format=csv ;; *) format=text ;; esac
	printf '%s\n' "$example" | sed 's/^ //; s/ $//; s/⏎/\n/g' >example.txt
	reported=$(printf '%s' "$reported" | sed 's/^ *//; s/ *$//')
	same_text "relations:$relation" "$reported" "$(verdicts $format example.txt)"
	rows=$((rows + 1))
done <rows
same_text 'relations: the table was read' yes "$([ "$rows" -ge 30 ] && echo yes)"
