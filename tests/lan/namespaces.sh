#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# namespaces.sh SERVER CLI: a host, a client and a guest on one switch, each in a network namespace, without a default route,
# a DNS server or Avahi. The switch filters what some of them filter, and the host is found by what is left. 77: skipped.
set -euo pipefail
server=$1 cli=$2
if [ "${3:-}" != inside ]; then
    unshare -rn sh -c 'ip link add switch type bridge mcast_snooping 0 && ip link add here type veth peer name there &&
        ip link set here master switch && ip link set here type bridge_slave mcast_flood off bcast_flood off &&
        unshare -n true && nsenter -V' >/dev/null 2>&1 || {
        echo "skipped: this needs user and network namespaces, veth, a bridge, ip, unshare and nsenter"
        exit 77
    }
    exec unshare -rn "$0" "$server" "$cli" inside
fi

export DBUS_SYSTEM_BUS_ADDRESS=disabled: # so that no Avahi of this computer helps
dir=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
say() { printf 'namespaces: %s\n' "$*"; }
fail() { say "FAILED: $*"; [ ! -s "$dir/log" ] || cat "$dir/log"; exit 1; }

computer() { # number; its process is in $last
    unshare -n sleep 600 &
    last=$!
    pids+=("$last")
    while [ "$(readlink "/proc/$last/ns/net")" = "$(readlink /proc/self/ns/net)" ]; do sleep 0.02; done
    ip link add "port$1" type veth peer name eth0 netns "$last"
    ip link set "port$1" master switch
    ip link set "port$1" up
    at "$last" ip link set lo up
    at "$last" ip link set eth0 addrgenmode none
    at "$last" ip link set eth0 up
    at "$last" ip addr add "10.77.0.$1/24" dev eth0
    at "$last" ip addr add "fe80::$1/64" dev eth0 nodad
}
at() { nsenter -t "$1" -n -- "${@:2}"; }
filter() { # multicast broadcast, each on or off
    local port
    for port in port1 port2 port3; do
        ip link set "$port" type bridge_slave mcast_flood "$1" bcast_flood "$2"
    done
}
discover() { at "$client" "$cli" discover --json --seconds 2 2>/dev/null; }
# What the client hears of the real host within 20 tries, once it holds all of these words.
expect() { # case words...
    local what=$1 line word _
    shift
    for _ in {1..20}; do
        line=$(discover | grep "\"pin\":\"$pin\",\"port\":8000" || true)
        for word in "$@"; do
            [[ $line == *"$word"* ]] || continue 2
        done
        say "$what: ${line:-nothing}"
        return
    done
    fail "$what: ${line:-nothing}"
}

ip link add switch type bridge mcast_snooping 0
ip link set switch up
computer 1; host=$last
computer 2; client=$last
computer 3; guest=$last
[ -z "$(at "$host" ip route show default)$(at "$client" ip route show default)" ] || fail "there is a default route"

nsenter -t "$host" -n -- "$server" --data-dir "$dir/data" --listen '[::]:8000' --announce >"$dir/log" 2>&1 &
running=$!
pids+=("$running")
for _ in {1..600}; do
    grep -q 'its key is' "$dir/log" && break
    kill -0 "$running" 2>/dev/null || fail "the server ended"
    sleep 0.1
done
key=$(sed -n 's,.*its key is sha256/,,p' "$dir/log")
pin=$(printf '%s=' "$key" | tr '_-' '/+' | base64 -d | head -c 8 | od -An -tx1 | tr -d ' \n')
[ ${#pin} = 16 ] || fail "no key: $key"

expect "everything goes through" '"10.77.0.1"' '"fe80::1%eth0"' '"beacon":true,"dns_sd":false'
instance=$(discover | sed -n 's/.*"instance":"\([0-9a-f]*\)".*/\1/p' | head -1)

selftest() { # link, exit code, words: what the client concludes of the other computer
    local code=0
    at "$client" "$cli" selftest "$1" >"$dir/report" || code=$?
    [ "$code" = "$2" ] && grep -q "$3" "$dir/report" || fail "selftest $1: $code $(cat "$dir/report")"
    say "selftest: $(grep "$3" "$dir/report")"
}
selftest "chautari://10.77.0.1:8000/?ticket=canary#sha256/$key" 0 'ok The place answers at 10.77.0.1:8000'
! grep -q canary "$dir/report" || fail "the ticket is in the report: $(cat "$dir/report")"
selftest 10.77.0.1:8009 1 '!! There is a computer at 10.77.0.1:8009, but no place'

filter off on
expect "without multicast" '"addresses":["10.77.0.1"]' # and not by IPv6, so the filter works
filter on off
expect "without broadcast" '"addresses":["10.77.0.1","fe80::1%eth0"]'
filter off off
for _ in 1 2 3; do
    ! discover >"$dir/found" || fail "found through a switch that lets nothing through: $(cat "$dir/found")"
done
say "without both: nothing"

filter on on
at "$host" ip -4 addr flush dev eth0
at "$client" ip -4 addr flush dev eth0
expect "IPv6 alone" '"addresses":["fe80::1%eth0"]'
at "$host" ip addr add 10.77.0.1/24 dev eth0
at "$client" ip addr add 10.77.0.2/24 dev eth0
expect "IPv4 again" '"10.77.0.1"'

# A guest says what the host says, but with another key; and with its key, but with another port.
beacon() { # port and pin in hexadecimal digits
    printf "%b" "chautari$(sed 's/../\\x&/g' <<<"0101${instance}0001$1$2")"
}
beacon 1f40 6f746865726b6579 >"$dir/foreign-key"
beacon 0009 "$pin" >"$dir/other-port"
nsenter -t "$guest" -n -- bash -c 'while sleep 0.2; do cat "$0/foreign-key" >/dev/udp/10.77.0.2/22428; cat "$0/other-port" >/dev/udp/10.77.0.2/22428; done' \
    "$dir" 2>/dev/null &
spoofer=$!
pids+=("$spoofer")
for _ in {1..20}; do
    discover >"$dir/found" || true
    [ "$(wc -l <"$dir/found")" -lt 3 ] || break
done
[ "$(wc -l <"$dir/found")" = 3 ] || fail "three were told of: $(cat "$dir/found")"
grep -q "\"pin\":\"6f746865726b6579\",\"port\":8000,.*\"addresses\":\[\"10.77.0.3\"\]" "$dir/found" || fail "$(cat "$dir/found")"
grep -q "\"pin\":\"$pin\",\"port\":9,.*\"addresses\":\[\"10.77.0.3\"\]" "$dir/found" || fail "$(cat "$dir/found")"
grep "\"instance\":\"$instance\",\"pin\":\"$pin\",\"port\":8000," "$dir/found" | grep '"10.77.0.1"' | grep -qv '"10.77.0.3"' ||
    fail "the real one: $(cat "$dir/found")"
say "spoofed beacons are other hosts:"
cat "$dir/found"

# He sends as much as he can, made-up hosts to the client, and questions and made-up hosts to the host.
kill "$spoofer"
memory() { awk '/^VmRSS/ {print $2}' "/proc/$running/status"; }
before=$(memory)
printf 'chautari\1\2%b' '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >"$dir/question"
nsenter -t "$guest" -n -- bash -c 'exec 3>/dev/udp/10.77.0.1/22428 4>/dev/udp/10.77.0.2/22428
    for ((n = 10000000; ; ++n)); do
        printf "chautari\1\1instance\0\1\37\100%d" $n >&3
        printf "chautari\1\1instance\0\1\37\100%d" $n >&4
        ((n % 1000)) || cat "$0/question" >&3
    done' "$dir" 2>/dev/null &
pids+=("$!")
expect "in a flood" '"10.77.0.1"'
discover >"$dir/found"
[ "$(wc -l <"$dir/found")" -gt 1 ] || fail "there was no flood"
[ "$(wc -l <"$dir/found")" -le 64 ] || fail "more than the client has room for: $(wc -l <"$dir/found")"
grown=$(($(memory) - before))
[ "$grown" -lt 4096 ] || [ -n "${CHAUTARI_SANITIZED:-}" ] || fail "the server grew by $grown KiB"
say "$(wc -l <"$dir/found") hosts in a flood, and the server grew by $grown KiB"

kill -TERM "$running" # which its event loop hears, whatever else comes
wait "$running" || fail "the server ended with $?"
say "fine"
