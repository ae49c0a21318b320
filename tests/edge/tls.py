#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""tls.py BUILD_DIR [REPORT_DIR]: testssl.sh against the listener of chautari-server with the key that it makes itself.

Fails on any finding but OK and INFO that EXPECTED does not name, on one of EXPECTED that is not found (then the list is wrong), and on
a run that left out a check of REQUIRED. Before that two controls, which have to fail: the judgement with each line of EXPECTED
taken away, and a listener that still speaks TLS 1.0 with CBC."""
import json
import os
import re
import subprocess
import sys
import time

import lab

# What is found with a certificate that signs itself and is known by its key alone: id, severity, finding, why it is right.
EXPECTED = [
    ("cert_trust", "HIGH", r"certificate does not match supplied URI",
     "it names nobody: clients compare the key of the invitation, whatever address the host has today"),
    ("cert_chain_of_trust", "CRITICAL", r"failed \(self signed\)\.",
     "no authority signs for computers of a home network; the key is pinned instead"),
    ("cert_validityPeriod", "HIGH", r"36\d\d days",
     "ten years: an end that comes earlier protects nothing where only the key counts"),
    ("cert_revocation", "HIGH", r"Neither CRL nor OCSP URI provided",
     "nobody could be asked without an authority; a new key is a new invitation"),
    ("HSTS", "LOW", r"not offered",
     "it means nothing for an address (RFC 6797 8.1.1), and there is no HTTP on this port to be led away from"),
    ("engine_problem", "WARN", r"No engine or GOST support via engine with your .*",
     "says what the scanner's own OpenSSL lacks, nothing of the server"),
]
REQUIRED = """SSLv2 SSLv3 TLS1 TLS1_1 TLS1_2 TLS1_3 cipherlist_NULL cipherlist_aNULL cipherlist_EXPORT cipherlist_LOW
    cipherlist_3DES_IDEA cipherlist_AVERAGE cipherlist_STRONG PFS cipher_order cert_signatureAlgorithm cert_keySize heartbleed CCS
    ticketbleed ROBOT secure_renego secure_client_renego CRIME_TLS BREACH POODLE_SSL SWEET32 FREAK DROWN LOGJAM BEAST LUCKY13
    RC4""".split()
# LOW is asked about as well: TLS 1.0 is no worse than that to testssl.sh 3.0.
HARMLESS = {"OK", "INFO"}


def judge(findings, expected, required):
    """Sentences; none when all is as it should be."""
    wrong, seen = [], set()
    for finding in findings:
        if finding["severity"] in HARMLESS:
            continue
        for name, severity, text, _ in expected:
            if (finding["id"], finding["severity"]) == (name, severity) and re.fullmatch(text, finding["finding"].strip()):
                seen.add(name)
                break
        else:
            wrong.append(f'{finding["severity"]} {finding["id"]}: {finding["finding"]}')
    wrong += [f"expected, and not found: {name}" for name, *_ in expected if name not in seen]
    done = {finding["id"] for finding in findings}
    wrong += [f"not looked at: {name}" for name in required if name not in done]
    return wrong


def scan(port, report, *options):
    """The findings of testssl.sh, in its flat JSON; it does not call out, and asks no name server."""
    for old in (f"{report}.json", f"{report}.txt"):
        if os.path.exists(old):
            os.remove(old)
    with open(f"{report}.txt", "w") as text:
        subprocess.run(["testssl", "--quiet", "--color", "0", "--warnings", "batch", "--nodns=none", "--connect-timeout", "10",
                        "--openssl-timeout", "10", "--jsonfile", f"{report}.json", *options, f"https://{lab.ADDRESS}:{port}"],
                       stdin=subprocess.DEVNULL, stdout=text, stderr=subprocess.STDOUT, timeout=900)
    try:
        with open(f"{report}.json") as found:
            return json.load(found)
    except (OSError, ValueError):
        lab.die(f"testssl.sh did not come to an end, see {report}.txt")


def scan_weak(reports):
    """A listener of another program, as ours would be if somebody let old clients in."""
    key, certificate = f"{reports}/weak-key.pem", f"{reports}/weak-certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=weak", "-days", "2", "-keyout", key,
                    "-out", certificate], check=True, stderr=subprocess.DEVNULL)
    port = 44330  # the network is ours, so it is free
    weak = subprocess.Popen(["openssl", "s_server", "-quiet", "-www", "-accept", str(port), "-key", key, "-cert", certificate,
                             "-min_protocol", "TLSv1", "-cipher", "ALL:@SECLEVEL=0"],
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        if weak.poll() is not None:
            lab.die("openssl s_server ended")
        return scan(port, f"{reports}/weak", "--protocols", "--std", "--beast")
    finally:
        lab.end(weak)


def main():
    lab.enter_own_network("testssl", "openssl")
    build = sys.argv[1]
    reports = sys.argv[2] if len(sys.argv) > 2 else "build/edge"
    os.makedirs(reports, exist_ok=True)
    lab.ip("addr", "add", f"{lab.ADDRESS}/24", "dev", "lo")

    wrong = judge(scan_weak(reports), [], [])
    print("control, TLS 1.0 and CBC let in:", *wrong, sep="\n  ")
    for name in ("TLS1", "TLS1_1", "cipherlist_aNULL", "cipherlist_AVERAGE"):
        if not any(f" {name}: " in line for line in wrong):
            lab.die(f"the control should have been blamed for {name}")

    server = lab.Server(build)
    try:
        findings = scan(server.port, f"{reports}/tls")
    finally:
        server.close()
    for left_out in EXPECTED:
        if not judge(findings, [line for line in EXPECTED if line is not left_out], REQUIRED):
            lab.die(f"nothing was said without {left_out[0]} in the list")
    print(f"{len(findings)} findings, those that are not OK or INFO:")
    for finding in findings:
        if finding["severity"] not in HARMLESS:
            why = next((line[3] for line in EXPECTED if line[0] == finding["id"]), "NOT EXPECTED")
            print(f'  {finding["severity"]} {finding["id"]}: {finding["finding"]} ({why})')
    wrong = judge(findings, EXPECTED, REQUIRED)
    if wrong:
        print("FAILED:", *wrong, sep="\n  ")
        return 1
    print("fine: only what is expected of a certificate that signs itself")
    return 0


if __name__ == "__main__":
    sys.exit(main())
