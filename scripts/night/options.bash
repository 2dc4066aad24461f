# shellcheck shell=bash disable=SC2034,SC2154 # variables of nightly
# options: what a call of nightly asks for, and whether that can be done.  Sourced by nightly.

usage() {
	cat <<USAGE
usage: nightly [-j N] [-S SSHLOGIN]... [-t SECONDS] [--date YYYY-MM-DD] INBOX OUT

Read what is new or changed in the folder tree INBOX, and leave in OUT
sections.tsv figures.tsv findings.tsv meta.tsv tables/ summary.csv jixiao.db
index.html reports/ and nightly.log.

  -j, --jobs=N           processes at a time (one a processor)
  -S, --sshlogin=LOGIN   read texts on this machine, too, see parallel(1); : is this one
      --sshloginfile=FILE  machines, one a line
  -t, --time=SECONDS     for the conversion of a file (60)
      --retry            try again what was set aside
      --allow-empty      an INBOX without a file is meant: forget all reports
      --date=YYYY-MM-DD  the date of the run, if not today
  -h, --help             this page
      --version          the version

status: 0 done; 1 done, some reports were set aside; 2 wrong usage;
        3 failed, the next run goes on from there; 4 another run is at work
USAGE
}

mistake() {
	echo "$me: $1; try '$me --help'" >&2
	exit 2
}

read_options() {
	jobs=$(nproc) seconds=60 date='' retry=no may_be_empty=no logins=() operands=()
	while [ $# -gt 0 ]; do
		case $1 in
		--*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
		esac
		case $1 in
		-j | --jobs | -S | --sshlogin | --sshloginfile | -t | --time | --date)
			[ $# -ge 2 ] || mistake "option '$1' needs a value"
			case $1 in
			-j | --jobs) jobs=$2 ;;
			-S | --sshlogin) logins+=(--sshlogin "$2") ;;
			--sshloginfile) logins+=(--sshloginfile "$(realpath -- "$2")") ;;
			-t | --time) seconds=$2 ;;
			--date) date=$2 ;;
			esac
			shift
			;;
		--retry) retry=yes ;;
		--allow-empty) may_be_empty=yes ;;
		-h | --help) usage; exit ;;
		--version) echo "$me (jixiao) $version"; exit ;;
		--) shift; operands+=("$@"); break ;;
		-?*) mistake "unknown option '$1'" ;;
		*) operands+=("$1") ;;
		esac
		shift
	done
}

check_options() {
	local limit
	[ ${#operands[@]} -eq 2 ] || mistake 'needs an INBOX and an OUT'
	[[ $jobs =~ ^[1-9][0-9]*$ ]] || mistake "option '-j' needs a number, not '$jobs'"
	[[ $seconds =~ ^[1-9][0-9]*$ ]] || mistake "option '-t' needs seconds, not '$seconds'"
	[[ $date =~ ^([0-9]{4}-[01][0-9]-[0-3][0-9])?$ ]] || mistake "option '--date' needs YYYY-MM-DD, not '$date'"
	[ -z "$date" ] || [ "$(date -d "$date" +%F 2>/dev/null)" = "$date" ] || mistake "no day is called '$date'"
	for limit in NIGHT_TEXT_MB NIGHT_FILE_MB; do
		[[ ${!limit-1} =~ ^[0-9]+([.][0-9]+)?$ ]] || mistake "$limit has to be a number of megabytes, not '${!limit}'"
	done
	[ -d "${operands[0]}" ] || mistake "no folder '${operands[0]}'"
	case ${operands[*]} in *$'\n'*) mistake 'the names of INBOX and OUT must not have a line end' ;; esac
	inbox=$(realpath -e -- "${operands[0]}")
	out=$(realpath -m -- "${operands[1]}")
	[ ! -e "$out" ] || [ -d "$out" ] || mistake "'${operands[1]}' is no folder"
	case $inbox/ in "$out"/*) mistake 'INBOX must not be inside OUT' ;; esac
	case $out/ in "$inbox"/*) mistake 'OUT must not be inside INBOX' ;; esac
}

check_tools() {
	local tool
	for tool in parallel sqlite3 flock setpriv perl; do
		command -v "$tool" >/dev/null || mistake "no $tool; install what is missing: scripts/setup --nightly"
	done
	# moreutils has another program of this name; where a night is done, that was seen.
	[ -s "$out/.state/last" ] || [[ $(parallel --version 2>/dev/null) == GNU* ]] || mistake 'parallel is not GNU parallel; install it: scripts/setup --nightly'
	PATH=$PATH:$here:$here/../build/bin
	for tool in jxclean jxread jxmark; do
		command -v "$tool" >/dev/null || mistake "no $tool; build the programs: make"
	done
	bin=$(dirname "$(command -v jxread)")
}
