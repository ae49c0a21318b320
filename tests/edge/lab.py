# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A network of our own with a server in it, for tools that attack one. Nothing here reaches the computer's real network."""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ADDRESS = "10.77.0.1"  # not loopback, so that the server speaks TLS as on a local network
MARK = "CHAUTARI_EDGE_NETWORK"


def die(text):
    print(f"chautari: {text}", file=sys.stderr)
    sys.exit(1)


def enter_own_network(*tools):
    """Begin this program again in a user and network namespace of its own, as its root; return there."""
    if MARK not in os.environ:
        for tool in ("unshare", "nsenter", "ip", *tools):
            if not shutil.which(tool):
                die(f"{tool} is missing")
        if subprocess.run(["unshare", "-rn", "true"], stderr=subprocess.DEVNULL).returncode != 0:
            die("this needs user and network namespaces")
        os.environ[MARK] = "1"
        os.execvp("unshare", ["unshare", "-rn", sys.executable, *sys.argv])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    ip("link", "set", "lo", "up")


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def end(process):
    """One that we started, by its id: asked first, then made to."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Computer:
    """Another computer with an address of its own on a cable to the server's; it ends with this program."""

    def __init__(self, number):
        own = os.readlink("/proc/self/ns/net")
        # cat ends when our end of the pipe does, however we end.
        self.process = subprocess.Popen(["unshare", "-n", "cat"], stdin=subprocess.PIPE)
        while os.readlink(f"/proc/{self.process.pid}/ns/net") == own:
            if self.process.poll() is not None:
                die("a second network namespace cannot be made")
            time.sleep(0.02)
        self.address = f"10.77.{number}.2"
        self.server = f"10.77.{number}.1"  # what the server is called from here
        pid = str(self.process.pid)
        ip("link", "add", f"cable{number}", "type", "veth", "peer", "name", "eth0", "netns", pid)
        ip("addr", "add", f"{self.server}/24", "dev", f"cable{number}")
        ip("link", "set", f"cable{number}", "up")
        for words in (["link", "set", "lo", "up"], ["addr", "add", f"{self.address}/24", "dev", "eth0"],
                      ["link", "set", "eth0", "up"]):
            subprocess.run(self.here(["ip", *words]), check=True)

    def here(self, command):
        return ["nsenter", "-t", str(self.process.pid), "-n", "--", *command]

    def close(self):
        end(self.process)


class Server:
    """chautari-server on all addresses of this network, with demo data and the key that it made itself."""

    def __init__(self, build, *arguments):
        self.data = tempfile.TemporaryDirectory()
        self.log = open(os.path.join(self.data.name, "log"), "w+")
        self.process = subprocess.Popen(
            [f"{build}/bin/chautari-server", "--demo", "--data-dir", f"{self.data.name}/data", "--listen", "0.0.0.0:0", *arguments],
            stdout=self.log, stderr=subprocess.STDOUT)
        try:
            self.port = self.wait()
        except BaseException:
            self.close()
            raise

    def wait(self):
        """Its port, once it accepts connections."""
        for _ in range(600):
            with open(self.log.name) as log:
                text = log.read()
            found = re.search(r"listening on https://0\.0\.0\.0:(\d+)", text)
            if found:
                return int(found[1])
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        die(f"the server does not listen with TLS:\n{text}")

    def close(self):
        end(self.process)
        self.log.close()
        self.data.cleanup()
