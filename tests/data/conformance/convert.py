#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""convert.py CAPTURES.md: writes the rows of the conformance suite beside itself, one JSON file per section.

The captures are what a running SewaBazaar backend answered. Here their facts become rows that can be asked of any
server: what depends on one database turns into ${placeholders} in requests (tests/conformance/world.h lists them), and stays as it was captured in answers, where the suite matches ids by their kind. What the person who
captured did between two captures is written down in GIVEN."""

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
FILES = ["auth", "conversations", "messages", "websocket", "throttling"]
REQUEST = re.compile(r"^(GET|POST|PUT|PATCH|DELETE|OPTIONS) (/\S+) ?(.*)$")
HEADERS = ["Content-Type", "WWW-Authenticate", "Retry-After", "Location", "Vary", "Allow", "Access-Control-Allow-Credentials",
           "Access-Control-Allow-Origin", "Access-Control-Allow-Headers", "Access-Control-Allow-Methods",
           "Access-Control-Max-Age"]


def say(by, text, message):
    return {"do": "send", "by": by, "conversation": 1, "text": text, "message": message}


# What happened before a capture without being one: by section and title.
GIVEN = {
    (1, "Me: inactive user"): [{"do": "sign-in", "user": "newcust"}, {"do": "disable", "user": "newcust"}],
    (1, "Log in: inactive user"): [{"do": "disable", "user": "newcust"}],
    (2, "List, a user without conversations"): [{"do": "enable", "user": "newcust"}],
    (2, "List as the customer"): [say(["customer1", "provider1"][i % 2], f"message {i + 1}", i + 3) for i in range(12)],
    (2, "POST a message to an inactive conversation"): [{"do": "close", "conversation": 3}],
    (2, "PATCH is_active=true"): [{"do": "open", "conversation": 3}],
    (3, "DELETE for everyone"): [say("customer1", "to be deleted for everyone", 26)],
    (3, "DELETE for everyone after 15 minutes"): [say("customer1", "old one", 27), {"do": "wait", "minutes": 20}],
    (3, "DELETE with deletion_type=bogus"): [say("customer1", "del", 28)],
    (3, "DELETE with a JSON array"): [say("customer1", "del", 29)],
    (4, "Status: user 4 connects while user 1 is connected"): [{"do": "connect", "sockets": ["user1"]}],
    (4, "message"): [{"do": "connect", "sockets": ["user1", "user1b", "user4", "user2"]}],
    (4, "binary frame"): [{"do": "connect", "sockets": ["user1", "user1b", "user4", "user1c"]}],
    (4, "message to an inactive conversation"): [{"do": "close", "conversation": 1},
                                                 {"do": "connect", "sockets": ["user1", "user1b", "user4"]}],
    (4, "user 4 after user 1 and its second connection closed"): [{"do": "connect",
                                                                   "sockets": ["user1", "user1b", "user4"]}],
    (5, "Health is throttled"): [{"do": "exhaust", "path": "/api/messaging/health/"}],
    (5, "Log in is throttled as well then"): [{"do": "stay-exhausted"}],
}
# What the capture watches when it is neither a request nor a frame.
DOES = {
    (4, "Status: user 4 connects while user 1 is connected"): {"open": ["user4"]},
    (4, "Status: what user 4 got when user 1 opened a second connection"): {"open": ["user1b"]},
    (4, "user 4 after user 1 and its second connection closed"): {"close": ["user1", "user1b"]},
}
# Tokens that only the holder of the server's key can make.
FORGED = {"Me: expired token": "expired", "Me: wrong signature": "wrong-signature", "Me: alg none": "alg-none",
          "Me: user that does not exist": "no-such-user", "Me: token without user_id": "no-user-id"}
PARTS = {
    "POST multipart with an image": [["conversation", "${conversation:1}"], ["text", "with a picture"],
                                     ["attachment", "pic one.png", "image/png", "png"]],
    "POST multipart, audio, no text": [["conversation", "${conversation:1}"],
                                       ["attachment", "voice.webm", "audio/webm", "webm"]],
    "POST multipart, pdf, no text": [["conversation", "${conversation:1}"],
                                     ["attachment", "doc.pdf", "application/pdf", "pdf"]],
    "POST attachment: extension not allowed": [["conversation", "${conversation:1}"],
                                               ["attachment", "x.exe", "application/octet-stream", "text"]],
    "POST attachment: no extension": [["conversation", "${conversation:1}"],
                                      ["attachment", "noext", "application/octet-stream", "text"]],
    "POST attachment: empty file": [["conversation", "${conversation:1}"],
                                    ["attachment", "e.png", "image/png", "empty"]],
    "POST attachment: path in the file name": [["conversation", "${conversation:1}"],
                                               ["attachment", "../../etc/passwd.png", "image/png", "png"]],
    "POST attachment: long name": [["conversation", "${conversation:1}"],
                                   ["attachment", "${repeat:n:150}.png", "image/png", "png"]],
    "POST attachment: 6 MiB": [["conversation", "${conversation:1}"],
                               ["attachment", "big.png", "image/png", "png-6MiB"]],
}


def placeheld(text, title):
    """A request's text with what belongs to one database replaced."""
    if title in FORGED:
        text = re.sub(r"eyJ[\w-]+\.[\w-]+\.[\w-]*", "${forged:%s}" % FORGED[title], text)
    text = re.sub(r"Bearer <(\w+)>", r"Bearer ${access:\1}", text)

    def token(match):
        payload = match.group(0).split(".")[1]
        kind = "refresh" if "InJlZnJlc2gi" in payload or "cmVmcmVzaC" in payload else "access"
        return "${%s:%s}" % (kind, "newcust" if kind == "refresh" else "customer1")

    text = re.sub(r"eyJ[\w-]+\.[\w-]+\.[\w-]+", token, text)
    text = re.sub(r"\b(new\w+|norole|form|customer\d|nobody|a1|a2)(@|%40)example\.com", r"\1${run}\2example.com", text)
    text = re.sub(r'"username": "(newcust|newprov|norole|newadm|customer1)"', r'"username": "\1${run}"', text)
    text = text.replace("username=form&", "username=form${run}&").replace("CUSTOMER1@", "CUSTOMER1${run}@")
    text = re.sub(r"\b(9{3,5})\b", r"${missing:\1}", text)
    text = re.sub(r"/(conversation|message)s/(\d+)/", r"/\1s/${\1:\2}/", text)
    text = re.sub(r'([?&]conversation=)(\d)', r"\1${conversation:\2}", text)
    text = re.sub(r'("conversation(?:_id)?": ?"?\[?)(\d)(?=[^\d])', r"\1${conversation:\2}", text)
    text = re.sub(r'("message_id": )(\d+)', r"\1${message:\2}", text)
    text = re.sub(r'("sender_id": )(\d+)', r"\1${user:\2}", text)
    text = re.sub(r'("service_id": )(\d)(?=,)', r"\1${service:\2}", text)
    text = re.sub(r'("provider_id": )(\d)(?=,)', r"\1${user:\2}", text)
    text = re.sub(r'(user_id=)(\d)(?!\d)', r"\1${user:\2}", text)
    text = re.sub(r'name="conversation"\n\n1\n', 'name="conversation"\n\n${conversation:1}\n', text)
    text = re.sub(r'"(.)"\*(\d+)', r'"${repeat:\1:\2}"', text)
    text = re.sub(r"x+ …\[5059 bytes in all\]… x+", "${repeat:x:5001}", text)
    return text.replace("[[[…2000…]]]", "${repeat:[:2000}${repeat:]:2000}")


def parsed(text):
    """A JSON text, or the longest beginning of one with its brackets closed; then whether it was cut."""
    text, mark, _ = text.partition(" …[")  # how the captures mark what they left out of a long body
    try:
        return json.loads(text), bool(mark)
    except ValueError:
        pass
    cuts = [i for i, c in enumerate(text) if c == ","]
    for cut in reversed(cuts):
        depth, quoted, escaped = [], False, False
        for c in text[:cut]:
            if quoted:
                quoted, escaped = (escaped or c != '"'), (c == "\\" and not escaped)
            elif c == '"':
                quoted = True
            elif c in "[{":
                depth.append("]" if c == "[" else "}")
            elif c in "]}":
                depth.pop()
        if quoted or not depth:
            continue
        try:
            return json.loads(text[:cut] + "".join(reversed(depth))), True
        except ValueError:
            continue
    return None, False


def answer_body(text):
    body = {}
    if text[:1] in "{[":
        value, is_cut = parsed(text)
        if value is not None:
            body["json"] = shortened(value)
            if is_cut:
                body["isCut"] = True
            return body
    if text.strip():
        body["text"] = text.strip()
    return body


def shortened(value):
    if isinstance(value, str):
        return re.sub(r"([xyz])\1{4000,}", lambda m: "${repeat:%s:%d}" % (m.group(1), len(m.group(0))), value)
    if isinstance(value, list):
        return [shortened(v) for v in value]
    if isinstance(value, dict):
        return {k: shortened(v) for k, v in value.items()}
    return value


def answer_head(line):
    status, _, rest = line.partition(" ")
    headers = {}
    spots = sorted((m.start(), m.end(), name) for name in HEADERS
                   for m in re.finditer(r"(?:^|\s)%s: " % re.escape(name), rest))
    for i, (_, end, name) in enumerate(spots):
        stop = spots[i + 1][0] if i + 1 < len(spots) else len(rest)
        headers[name] = rest[end:stop].strip()
    return int(status), headers


def bracketed(text):
    return dict(part.split(": ", 1) if ": " in part else (part.rstrip(":"), "") for part in re.findall(r"\[([^\[\]]+)\]", text))


def http_exchange(lines, title):
    method, path, rest = REQUEST.match(lines[0]).groups()
    row = {"method": method, "path": placeheld(path, title)}
    headers = {k: placeheld(v, title) for k, v in bracketed(rest).items()}
    answer = next(i for i, line in enumerate(lines) if line.startswith("< "))
    body = "\n".join(lines[1:answer])
    if title in PARTS:
        row["parts"] = [dict(zip(["name", "value"] if len(p) == 2 else ["name", "file", "type", "content"], p))
                        for p in PARTS[title]]
        headers.pop("Content-Type")
    elif body.startswith(">"):
        body = body[2:]
        if title == "Log in: body not UTF-8":
            row["bodyHex"] = b'{"email":"\xff\xfe"}'.hex()
        else:
            row["body"] = placeheld(body, title)
            if "multipart/form-data; boundary=----" in headers.get("Content-Type", ""):
                row["body"] = row["body"].rstrip("\n").replace("\n", "\r\n") + "\r\n"
    if headers:
        row["headers"] = headers
    status, answered = answer_head(lines[answer][2:].strip())
    expected = {"status": status, "headers": answered}
    expected.update(answer_body("\n".join(lines[answer + 1:])[2:]))
    return {"request": row, "answer": expected}


def handshake(lines, title):
    path = lines[0].split()[1]
    extra = dict(h.split(": ", 1) for h in lines[0].split("  ")[1:] if ": " in h)
    extra.pop("Upgrade", None)
    frames = [{"text": json.loads(line[7:])} for line in lines if line.startswith("< TEXT ")]
    status = int(lines[1].split()[2])
    return {"handshake": {"path": placeheld(path, title), "headers": extra}, "answer": {"status": status, "frames": frames}}


def sent_frame(text, title):
    if text.startswith("PING "):
        return [{"opcode": "ping", "payload": text[5:]}]
    if text.startswith("TEXT(fin=0) "):
        first, ping, last = text.split(" | ")
        return [{"opcode": "text", "payload": first[12:], "isFinal": False}, {"opcode": "ping", "payload": ping[5:]},
                {"opcode": "continuation", "payload": last[12:]}]
    if text.startswith("BINARY "):
        return [{"opcode": "binary", "payload": text[7:]}]
    if text == "TEXT ff fe":
        return [{"opcode": "text", "payloadHex": "fffe"}]
    if text in ("TEXT unmasked", "TEXT rsv1"):
        return [{"opcode": "text", "payload": "x", text[5:]: True}]
    if text.startswith("CLOSE "):
        return [{"opcode": "close", "code": 1000, "payload": "bye"}]
    if text == "(TCP close)":
        return [{"opcode": "abort"}]
    return [{"opcode": "text", "payload": placeheld(text, title)}]


def got_frame(text):
    if text.startswith("TEXT "):
        value, is_cut = parsed(re.sub(r"\bNaN\b", "null", text[5:]))
        return {"text": shortened(value), **({"isCut": True} if is_cut else {})}
    if text.startswith("PONG "):
        return {"pong": text[5:]}
    if text.startswith("CLOSE code="):
        return {"close": int(text.split("=")[1].split()[0])}
    return {"end": True}


def socket_steps(lines, title):
    sent, got = [], {}
    for line in lines:
        match = re.match(r"^(user\w+) ([<>]) ?(.*)$", line)
        if not match:
            continue
        name, way, text = match.groups()
        if way == ">":
            sent.append({"socket": name, "frames": sent_frame(text, title)})
        elif text == "(nothing)":
            got.setdefault(name, [])
        else:
            got.setdefault(name, []).append(got_frame(text))
    return sent, got


def row_of(section, title, text):
    fences = [f.strip("\n").split("\n") for f in re.findall(r"^```\n(.*?)^```$", text, re.S | re.M)]
    note = re.split(r"^```", text, maxsplit=1, flags=re.M)[0].strip()
    row = {"title": title}
    if note:
        row["note"] = note
    if (section, title) in GIVEN:
        row["given"] = GIVEN[(section, title)]
    row.update(DOES.get((section, title), {}))
    for lines in fences:
        if REQUEST.match(lines[0]):
            row.update(handshake(lines, title) if "Upgrade: websocket" in lines[0] else http_exchange(lines, title))
        else:
            sent, got = socket_steps(lines, title)
            if sent:
                row["sent"] = sent
            row["got"] = got
    return row


def main():
    captures = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    sections = re.split(r"^## (\d)\. (.+)$", captures, flags=re.M)
    for number, name, text in zip(sections[1::3], sections[2::3], sections[3::3]):
        number = int(number)
        if number == 0:
            continue
        if number == 5:
            text = text.replace("`anon: 1000/hour`", "### Health is throttled\n`anon: 1000/hour`", 1)
        parts = re.split(r"^### (.+)$", text, flags=re.M)
        rows = []
        for index, (title, body) in enumerate(zip(parts[1::2], parts[2::2]), 1):
            rows.append({"id": f"{number}.{index}", **row_of(number, title, body)})
        target = HERE / f"{FILES[number - 1]}.json"
        target.write_text(json.dumps({"section": f"{number}. {name}", "rows": rows}, ensure_ascii=False, indent=1) + "\n",
                          encoding="utf-8")
        print(f"{target.name}: {len(rows)} rows")


main()
