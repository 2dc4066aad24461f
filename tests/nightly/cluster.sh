# The map step on other machines: three hosts that share nothing but the programs
# with this one; one of them dies while it reads, then all are gone.  The bytes are those of a
# night on one machine.
. "$top/tests/nightly/night.bash"

cluster_inbox() {
	local reports=100
	[ -z "$LONG" ] || reports=1000
	"$top/scripts/mkcorpus" "$reports" corpus
	mkdir -p empty
}

# What runs inside the network of its own; says what happened.
cat >inside <<'END'
. "$top/tests/nightly/hosts.bash"
host_pid=()
trap hosts_end EXIT
hosts_begin
export PARALLEL_SSH=$hosts_ssh NIGHT_BATCH=25
for n in 1 2 3; do
	host_up $n "$PWD/corpus" "$PWD/empty" || { echo "up $n"; exit 9; }
done
echo "up 0"
sessions() {	# HOST
	grep -c 'Accepted publickey' "$hosts/log$1"
}
echo "$(date +%s) begun"
# Host 2 is slow enough to be met at work.
mkdir "$hosts/bin"
cat >"$hosts/bin/jxread" <<-SLOW
	#!/bin/sh
	case \$(ip -4 addr show dev eth0) in
	*10.77.2.2/*) : >"$hosts/at-work"; sleep 2 ;;
	esac
	exec "$(command -v jxread)" "\$@"
SLOW
chmod +x "$hosts/bin/jxread"
printf '1/host%s\n' 1 2 3 >machines
"$nightly" --date "$day" --sshloginfile machines corpus/inbox died 2>died.err &
night=$!
for _ in $(seq 1000); do
	[ ! -e "$hosts/at-work" ] || { echo 'host 2 dies at work'; break; }
	sleep 0.02
done
host_dies 2
wait "$night"
echo "died $?"
for n in 1 2 3; do
	[ "$(sessions $n)" -le 3 ] || echo "host $n had work"
done
echo "$(date +%s) died"
# All are gone: it is read here.
host_dies 1
host_dies 3
NIGHT_BATCH=100 timeout 120 "$nightly" --date "$day" -S 1/host1 corpus/inbox left 2>left.err
echo "left $?"
echo "$(date +%s) end"
END

if why=$(night_lacks); then
	skip nightly/cluster "$why"
elif ! [ -x /usr/sbin/sshd ] || ! command -v ip ssh ssh-keygen >/dev/null; then
	skip nightly/cluster 'no sshd, ssh or ip; on Debian: openssh-server openssh-client iproute2'
elif ! unshare --net --mount --pid --fork --kill-child ip link add veth0 type veth peer name veth1 2>/dev/null; then
	skip nightly/cluster 'no namespaces here: needs root'
elif [ -n "${SANITIZED:-}${WRAP:-}" ]; then
	skip nightly/cluster 'takes too long under sanitizers and valgrind'
else
	cluster_inbox
	night corpus/inbox alone
	bytes_of alone >want.alone
	export top nightly day
	timeout 900 unshare --net bash inside >cluster.log 2>&1
	for check in 'up 0' 'host 1 had work' 'host 2 had work' 'host 3 had work' 'host 2 dies at work' 'died 0' 'left 0'; do
		has "nightly/cluster $check" "$check" cluster.log
	done
	same_bytes 'nightly/cluster one dies: same bytes' want.alone died
	same_bytes 'nightly/cluster all are gone: same bytes' want.alone left
fi
