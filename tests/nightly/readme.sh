# What README says of every night, pasted: the page opens, the questions are
# answered.  Installing and building are left out.
. "$top/tests/nightly/night.bash"

# The commands of the section, but for the first line.
pasted() {
	awk '/^## / { on = /Every night/ } on && /^```/ { code = $0 == "```sh"; next } on && code' "$top/README.md" | sed 1d
}

if lacking=$(night_lacks); then
	skip nightly/readme "$lacking"
else
	ln -s "$top/scripts" "$top/tests" .
	pasted >commands
	bash commands >said 2>messages
	status_is 'nightly/readme status' 0 $?
	same_text 'nightly/readme one line' 1 "$(wc -l <messages)"
	has 'nightly/readme last line' 'nightly: done: 13 reports (13 new, 0 changed, 0 gone)' messages
	has 'nightly/readme names the page' index.html said
	has 'nightly/readme page' '</html>' build/night/index.html
	has 'nightly/readme ask' '岚溪县	2024' said
	# Text needs no converter; of these amounts the README of the samples knows.
	same_text 'nightly/readme summary' 14 "$(wc -l <build/night/summary.csv)"
fi
