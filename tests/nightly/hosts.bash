# Several hosts on one machine, for tests of what runs on many: each a network,
# process and mount namespace with an sshd of its own.  Nothing is shared with
# it but the programs, and all of it is gone when its first process is killed.
# Sourced by cluster.sh, inside a network namespace (unshare --net).
#
#   host_up N [HIDDEN…]   host N is up, at 10.77.N.2; it sees HIDDEN as empty
#   host_dies N           as when the power fails
#   $hosts_ssh            an ssh that reaches them by name: host1, host2 …

hosts=$PWD/hosts

hosts_begin() {
	mkdir -p "$hosts" /run/sshd
	chmod 700 "$hosts"
	ssh-keygen -q -t ed25519 -N '' -f "$hosts/key"
	ssh-keygen -q -t ed25519 -N '' -f "$hosts/host_key"
	cat >"$hosts/sshd_config" <<-END
		HostKey $hosts/host_key
		AuthorizedKeysFile $hosts/key.pub
		PidFile none
		StrictModes no
		UsePAM no
		PasswordAuthentication no
		PermitRootLogin prohibit-password
		MaxStartups 100
		PermitUserEnvironment no
		SetEnv PATH=$hosts/bin:$PATH
	END
	cat >"$hosts/ssh_config" <<-END
		IdentityFile $hosts/key
		IdentitiesOnly yes
		UserKnownHostsFile /dev/null
		StrictHostKeyChecking no
		LogLevel ERROR
		BatchMode yes
		ConnectTimeout 5
		ServerAliveInterval 1
		ServerAliveCountMax 3
	END
	hosts_ssh="ssh -F $hosts/ssh_config"
	ip link set lo up
}

host_up() {
	local n=$1 dir hide=
	shift
	# What root's shell does at a login here is no part of the host.
	for dir in ~root/.bashrc ~root/.zshenv; do
		[ ! -e "$dir" ] || hide="$hide mount --bind /dev/null $dir &&"
	done
	for dir in "$@"; do
		hide="$hide mount -t tmpfs none $(printf '%q' "$dir") &&"
	done
	unshare --net --mount --pid --fork --kill-child bash -c "$hide mount -t proc none /proc &&
	    ip link set lo up && until ip link set eth0 up 2>/dev/null; do sleep 0.05; done &&
	    ip addr add 10.77.$n.2/24 dev eth0 && exec /usr/sbin/sshd -D -e -f '$hosts/sshd_config'" \
	    >"$hosts/log$n" 2>&1 &
	host_pid[n]=$!
	# The namespaces are there once the child of unshare is.
	until inside=$(pgrep -P "${host_pid[n]}"); do sleep 0.05; done
	until [ "$(readlink "/proc/$inside/ns/net")" != "$(readlink /proc/$$/ns/net)" ]; do sleep 0.05; done
	ip link add "veth$n" type veth peer name eth0 netns "$inside"
	ip addr add "10.77.$n.1/24" dev "veth$n"
	ip link set "veth$n" up
	printf 'Host host%s\n\tHostName 10.77.%s.2\n\tUser root\n' "$n" "$n" >>"$hosts/ssh_config"
	for _ in $(seq 100); do
		! $hosts_ssh "host$n" true 2>/dev/null || return 0
		sleep 0.1
	done
	cat "$hosts/log$n"
	return 1
}

host_dies() {
	kill -9 "${host_pid[$1]}"
	wait "${host_pid[$1]}" 2>/dev/null
}

hosts_end() {
	local n
	for n in "${!host_pid[@]}"; do
		kill -9 "${host_pid[n]}" 2>/dev/null
	done
}
