#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""slow.py BUILD_DIR [--seconds N] [--connections N] [--no-limits]: slowhttptest in its four modes against chautari-server from one
computer, while another asks for the health page over TLS (probe.py). Fails when the p99 is above 250 ms, when an answer is
missing, or when the attack did not take place. Before that a control, which has to fail: the server stands still now and then.

--no-limits lifts what one address may have, so that every connection of the attack gets in and only the timeouts help."""
import argparse
import contextlib
import csv
import glob
import http.client
import json
import os
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

import lab

BAR = 250  # ms
PERSON = {"email": "asha@demo.chautari.app", "password": "chautari-demo"}
FILE = b"%PDF-1.4\n" + b"0123456789abcdef" * 300_000 + b"\n%%EOF\n"  # 4.8 MB: no buffer on the way holds it
HEALTH = "/api/messaging/health/"


class Person:
    """Somebody of the demo data, on the server's own computer, who has sent a file."""

    def __init__(self, port):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self.port, self.context, self.token = port, context, None
        self.token = self.ask("POST", "/api/auth/login/", json.dumps(PERSON), "application/json")["access"]
        conversation = self.ask("GET", "/api/messaging/conversations/")["results"][0]["id"]
        form = (b'--edge\r\nContent-Disposition: form-data; name="attachment"; filename="long.pdf"\r\n'
                b"Content-Type: application/pdf\r\n\r\n" + FILE + b"\r\n--edge--\r\n")
        self.message = self.ask("POST", f"/api/messaging/conversations/{conversation}/messages/", form,
                                "multipart/form-data; boundary=edge")["id"]

    def ask(self, method, path, body=None, kind=None):
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if kind:
            headers["Content-Type"] = kind
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=self.context)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        if answer.status not in (200, 201):
            lab.die(f"{method} {path}: {answer.status} {text[:300]}")
        return json.loads(text)

    def file_path(self):
        """With a signature that is good for some minutes, for whoever has it."""
        url = urllib.parse.urlsplit(self.ask("GET", f"/api/messaging/messages/{self.message}/")["attachment_url"])
        return f"{url.path}?{url.query}"


class Halts:
    """The control: the server stands still for half a second of every two."""

    def __init__(self, server):
        self.process, self.began, self.halted = server.process, time.monotonic(), False

    def keep_on(self):
        halt = (time.monotonic() - self.began) % 2 > 1.5
        if halt != self.halted:
            self.process.send_signal(signal.SIGSTOP if halt else signal.SIGCONT)
            self.halted = halt

    def close(self):
        self.process.send_signal(signal.SIGCONT)

    def tally(self):
        return 0, 0


class Attack:
    """slowhttptest on its computer, begun anew whenever it ends before its time, because it ends with the last of its connections."""

    def __init__(self, attacker, url, options, connections, seconds):
        self.folder = tempfile.TemporaryDirectory()
        self.attacker, self.url, self.options = attacker, url, options
        self.connections, self.until = connections, time.monotonic() + seconds
        self.rounds, self.process = 0, None

    def keep_on(self):
        left = int(self.until - time.monotonic())
        if left <= 0 or (self.process and self.process.poll() is None):
            return
        self.rounds += 1
        prefix = os.path.join(self.folder.name, str(self.rounds))
        with open(f"{prefix}.log", "w") as log:
            self.process = subprocess.Popen(
                self.attacker.here(["slowhttptest", *self.options, "-c", str(self.connections), "-r", "200", "-l", str(left + 1),
                                    "-g", "-o", prefix, "-u", self.url]),
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)

    def close(self):
        if self.process:
            lab.end(self.process)
        self.folder.cleanup()

    def tally(self):
        """Most connections that were open at once, and all that were ended."""
        most = ended = 0
        for name in glob.glob(os.path.join(self.folder.name, "*.csv")):
            with open(name) as table:
                rows = list(csv.DictReader(table))
            most = max([most] + [int(row["Connected"]) for row in rows])
            ended += int(rows[-1]["Closed"]) if rows else 0
        return most, ended


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def measure(name, client, port, seconds, attack):
    probe = subprocess.Popen(client.here([sys.executable, os.path.join(os.path.dirname(__file__), "probe.py"), client.server, str(port),
                                          str(seconds)]), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        while probe.poll() is None:
            if attack:
                attack.keep_on()
            time.sleep(0.05)
        got = json.load(probe.stdout)
    finally:
        lab.end(probe)
    wrong = [f"{name}: {failure}" for failure in got["failures"][:5]]
    figures = []
    for kind in ("new", "again"):
        p50, p99 = (percentile(got[kind], share) if got[kind] else float("inf") for share in (0.5, 0.99))
        figures += [p50, p99]
        if p99 > BAR:
            wrong.append(f"{name}: p99 {p99:.0f} ms")
    most, ended = attack.tally() if attack else (0, 0)
    print(f"| {name} | {most} | {ended} | {len(got['new'])} | " + " | ".join(f"{figure:.1f}" for figure in figures) +
          f" | {max(got['new'], default=0):.1f} |", flush=True)
    if isinstance(attack, Attack) and most < 10:
        wrong.append(f"{name}: there was no attack, only {most} connections at once")
    return wrong


def main():
    lab.enter_own_network("slowhttptest")
    parser = argparse.ArgumentParser(prog="edge slow")
    parser.add_argument("build")
    parser.add_argument("--seconds", type=int, default=45, help="of each mode")
    parser.add_argument("--connections", type=int, default=1000)
    parser.add_argument("--no-limits", action="store_true")
    settings = parser.parse_args()
    lifted = ["--max-connections-per-ip", "12000", "--rate-limits", "off"] if settings.no_limits else []
    wrong = []
    with contextlib.ExitStack() as ours:
        server = ours.enter_context(contextlib.closing(lab.Server(settings.build, *lifted)))
        attacker = ours.enter_context(contextlib.closing(lab.Computer(1)))
        client = ours.enter_context(contextlib.closing(lab.Computer(2)))
        print("| attack | most connections | ended | samples | p50 new | p99 new | p50 again | p99 again | slowest new |\n" + "|---" * 9 + "|")
        with contextlib.closing(Halts(server)) as halts:
            control = measure("control", client, server.port, 6, halts)
        if not any("p99" in line for line in control):
            lab.die("a server that stands still for half a second was not noticed")
        person = Person(server.port)
        wrong += measure("none", client, server.port, settings.seconds, None)
        for name, options, path in (
                ("-H, slow head", ["-H", "-i", "2", "-x", "24"], lambda: HEALTH),
                ("-B, slow body", ["-B", "-i", "2", "-x", "24", "-s", "8192"], lambda: "/api/auth/login/"),
                ("-R, ranges", ["-R", "-t", "GET", "-a", "5", "-b", "2000"], person.file_path),
                ("-X, slow read", ["-X", "-w", "512", "-y", "1024", "-n", "5", "-z", "32", "-k", "3"], person.file_path)):
            url = f"https://{attacker.server}:{server.port}{path()}"
            with contextlib.closing(Attack(attacker, url, options, settings.connections, settings.seconds)) as attack:
                wrong += measure(name, client, server.port, settings.seconds, attack)
    if wrong:
        print("FAILED:", *wrong, sep="\n  ")
        return 1
    print(f"fine: p99 below {BAR} ms in every mode")
    return 0


if __name__ == "__main__":
    sys.exit(main())
