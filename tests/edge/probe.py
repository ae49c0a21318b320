# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""probe.py ADDRESS PORT SECONDS: what somebody else gets of a server meanwhile. Prints JSON: milliseconds, one of each sample.

A sample is a new connection with its TLS handshake, GET of the health page, and the same once more on that connection. Samples are
due eight times a second (below what an address without a sign-in may ask), and `new` counts from when one was due: a
server that stands still for a second is not asked less often meanwhile."""
import http.client
import json
import ssl
import sys
import time

EVERY = 0.125
PAGE = "/api/messaging/health/"


def get(connection):
    connection.request("GET", PAGE)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200 or json.loads(body)["status"] != "healthy":
        raise ValueError(f"{answer.status}: {body[:200]}")


def main():
    address, port, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # time is measured here, not trust
    new, again, failures = [], [], []
    began = time.monotonic()
    for number in range(int(seconds / EVERY)):
        due = began + number * EVERY
        time.sleep(max(0, due - time.monotonic()))
        connection = http.client.HTTPSConnection(address, port, timeout=10, context=context)
        try:
            get(connection)
            done = time.monotonic()
            new.append((done - due) * 1000)
            get(connection)
            again.append((time.monotonic() - done) * 1000)
        except (OSError, ValueError, KeyError, http.client.HTTPException) as error:
            failures.append(repr(error))
        finally:
            connection.close()
        if time.monotonic() > began + 2 * seconds:
            failures.append("given up: more than twice the time")
            break
    json.dump({"new": new, "again": again, "failures": failures}, sys.stdout)


if __name__ == "__main__":
    main()
