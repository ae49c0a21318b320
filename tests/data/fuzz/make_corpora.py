#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the seeds of the fuzz targets (tests/fuzz), one folder per target, one small file per seed.

Files that begin with "found-" are inputs that once broke a promise; they are kept by hand and left alone here.
"""

import base64
import hashlib
import hmac
import json
import pathlib

HERE = pathlib.Path(__file__).parent
CRLF = b"\r\n"


def write(target, seeds):
    folder = HERE / target
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        if not old.name.startswith("found-"):
            old.unlink()
    for number, seed in enumerate(seeds):
        (folder / f"seed-{number:03}").write_bytes(seed)


def each_cut(messages):
    """The targets that cut their input read in the first byte how."""
    cuts = (0, 1, 7, 31)
    return [bytes([cuts[i % len(cuts)]]) + message for i, message in enumerate(messages)]


# HTTP ----------------------------------------------------------------------------------------------------------------
def request(line, *fields, body=b""):
    return CRLF.join((line, *fields)) + CRLF + CRLF + body


HOST = b"Host: 127.0.0.1:8000"
KEY = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
UPGRADE = (HOST, b"Upgrade: websocket", b"Connection: keep-alive, Upgrade")
http = [
    request(b"GET / HTTP/1.1", HOST),
    request(b"GET /api/messaging/conversations/?page=2&page_size=1 HTTP/1.1", HOST, b"Accept: */*"),
    request(b"POST /api/auth/login/ HTTP/1.1", HOST, b"Content-Length: 5", b"Connection: close", body=b"hello"),
    request(b"POST / HTTP/1.1", HOST, b"Content-Length: 3", body=b"abc") + request(b"GET / HTTP/1.1", HOST),
    request(b"POST / HTTP/1.1", HOST, b"Content-Length: 10", b"Expect: 100-continue"),
    request(b"POST / HTTP/1.1", HOST, b"Content-Length: 3", b"Content-Length: 4", body=b"abcd"),
    request(b"POST / HTTP/1.1", HOST, b"Content-Length: 18446744073709551615"),
    request(b"POST / HTTP/1.1", HOST, b"Content-Length: -5"),
    request(b"POST / HTTP/1.1", HOST, b"Transfer-Encoding: chunked", body=b"0\r\n\r\n"),
    request(b"POST / HTTP/1.1", HOST, b"Transfer-Encoding: xchunked", b"Content-Length: 1", body=b"a"),
    request(b"GET http://127.0.0.1:8000/a?b HTTP/1.1", HOST),
    request(b"GET http://elsewhere/ HTTP/1.1", HOST),
    request(b"GET /%E0%A4%A8%2f..%2F%20?q=%41+b&q HTTP/1.1", HOST),
    request(b"GET /%00 HTTP/1.1", HOST),
    request(b"GET /a#b HTTP/1.1", HOST),
    request(b"TRACE / HTTP/1.1", HOST),
    request(b"CONNECT a:1 HTTP/1.1", HOST),
    request(b"GET / HTTP/1.0"),
    request(b"GET / HTTP/9.9", HOST),
    request(b"GET / HTTP/1.1"),
    request(b"GET / HTTP/1.1", HOST, HOST),
    request(b"GET / HTTP/1.1", HOST, b" folded: yes"),
    request(b"GET / HTTP/1.1", HOST, b"Name : value"),
    request(b"GET / HTTP/1.1", HOST, b"X: \xff\xfe\tz"),
    request(b"GET / HTTP/1.1", HOST).replace(CRLF, b"\n"),
    request(b"GET / HTTP/1.1", HOST, *(b"A%d: b" % i for i in range(101))),
    request(b"GET /ws/messaging/?token=a HTTP/1.1", *UPGRADE, b"Sec-WebSocket-Version: 13", KEY),
    request(b"GET /ws HTTP/1.1", *UPGRADE, b"Sec-WebSocket-Version: 8", KEY),
    request(b"GET /ws HTTP/1.1", *UPGRADE, b"Sec-WebSocket-Version: 13", b"Sec-WebSocket-Key: abc"),
    request(b"GET / HTTP/1.1", HOST, b"Upgrade: h2c", b"Connection: Upgrade, HTTP2-Settings"),
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET / HTTP/1.1\r",
    b"",
]


# Forms ---------------------------------------------------------------------------------------------------------------
def part(disposition, content=b"v", *fields):
    head = CRLF.join((b"--zz", b"Content-Disposition: " + disposition, *fields))
    return head + CRLF + CRLF + content + CRLF


END = b"--zz--\r\n"
FIELD = part(b'form-data; name="text"', b"hello")
FILE = part(b'form-data; name="attachment"; filename="a.png"', b"\x89PNG\r\n\x1a\n\0", b"Content-Type: image/png")
forms = [
    b"",
    b"xx",
    END,
    FIELD + END,
    FILE + END,
    FIELD + FILE + FILE + END,
    b"preamble\r\n" + FIELD + END + b"epilogue\r\n" + FIELD,
    part(b"form-data; name=a", b"") + END,
    b"--zz\r\nContent-Disposition: form-data; name=a\r\n\r\n--zz--",
    part(b'form-data; name="f"; filename=""', b"", b"Content-Type: application/octet-stream") + END,
    part(b"form-data; name=a", b"1\r\n--zzz\r\n--z\r\n--zz x\r\n--zz-\r\r\n-") + END,
    part(b"form-data; name=a", b"\r\n--zz \t \r") + END,
    part(b"form-data; name=a", b"x" * 250) + END,
    part(b'form-data; name="f"; filename="x"', b"x" * 2000) + END,
    FIELD * 7 + END,
    FIELD,
    FIELD + b"--zz",
    FIELD + b"--zz-",
    FILE[:-20],
    b"--zz \t\r\n" + FIELD[6:] + END,
    (FIELD + END).replace(CRLF, b"\n"),
    b"--zz\r\nX: " + b"y" * 400,
    b"--zz\r\n\r\n1\r\n" + END,
    b"--zz\r\nContent-Disposition: form-data; name=a\r\n folded\r\n\r\n1\r\n" + END,
    part(b"form-data; name=a", b"MQ==", b"Content-Transfer-Encoding: base64") + END,
    part(b"form-data; name=a", b"1", b"Content-Disposition: form-data; name=b") + END,
    part(b'form-data; name="' + b"n" * 40 + b'"') + END,
]

# File names ----------------------------------------------------------------------------------------------------------
names = [
    b"a.png", b"", b"my photo.png", "फोटो 🙂.png".encode(), b"a\xff\xfe.png", b"a;b=c.png", b"a%22b.png", b"a%0D%0Ab.png",
    b"100%25 50%.png", rb"a\"b.png", rb"a\\", rb"C:\photos\a.png", b"../../etc/passwd.png", b"..", b".", b".htaccess", b"-rf",
    b"CON", b"nul.txt", b"a. . .", "photo\u202egpj.exe".encode(), "\u2066a\u2069.png".encode(), b"n" * 300 + b".png",
    b"/", b"a/", b"\\\\host\\share\\a", b"a\tb", "é.png".encode(), "e\u0301.png".encode(), b"a..png", b"a.tar.gz",
]
dispositions = [b'form-data; name="f"; filename="' + name + b'"' for name in names] + [
    b"form-data; name=f; filename=my photo.png",
    b"form-data; name=f; filename*=UTF-8''%e0%a4%ab.png",
    b"form-data; name=f; filename=\"x\"; filename*=utf-8'en'%F0%9F%99%82..%2F%00",
    b"form-data; name=f; filename*=UTF-8''%zz",
    b"form-data; name=f; filename*=KOI8-R''%C1",
    b'form-data; name="a"; name="b"',
    b'form-data; name="a',
    b'form-data; name="a"b',
    b'attachment; filename="a"',
    b"multipart/form-data; boundary=zz",
    b'multipart/form-data; boundary="a b"; charset=utf-8;;',
]


# Frames --------------------------------------------------------------------------------------------------------------
def frame(kind, **data):
    return json.dumps({"type": kind, "data": data}, ensure_ascii=False).encode()


frames = [
    frame("message", conversation_id=1, text="hello"),
    frame("message", conversation_id=1, content="नमस्ते 🙂", client_message_id="a-1", reply_to=3),
    frame("message", conversation_id="1", text=" x "),
    frame("message", conversation_id=1, text=" ", content=""),
    frame("message", conversation_id=-1, text="x"),
    frame("message", conversation_id=1e300, text="x"),
    frame("message", conversation_id=None, text="x"),
    frame("message", conversation_id=1, text="x", reply_to="y"),
    frame("message", conversation_id=1, text="x" * 5001),
    frame("message", conversation_id=1, text="x", client_message_id="!" * 65),
    frame("typing", conversation_id=1, is_typing=True),
    frame("typing", conversation_id=1, is_typing="yes"),
    frame("typing", is_typing=True),
    frame("message_status", conversation_id=1, message_id=2, status="read"),
    frame("message_status", conversation_id=1, message_id=2, status="delivered"),
    frame("message_status", conversation_id=1, message_id=2, status="sent"),
    frame("message_status", conversation_id=1, message_id="2", status=5),
    frame("resume", epoch="e", position=12),
    frame("resume", epoch="", position=-1),
    frame("auth", token="a.b.c"),
    frame("auth", token=""),
    frame("heartbeat"),
    frame("heartbeat", timestamp="2026-11-25T10:00:00+05:45"),
    frame("nonsense"),
    b'{"type":"message"}',
    b'{"type":"message","data":null}',
    b'{"type":"message","data":[]}',
    b'{"type":1}',
    b'{"type":"typing","conversation_id":1}',
    b'{"type":"message","type":"typing","data":{"conversation_id":1,"text":"a","text":"b"}}',
    b'{"type":"message","data":{"conversation_id":1,"text":"\\u0000\\ud800"}}',
    b"[" * 500,
    b'{"a":' * 100 + b"1" + b"}" * 100,
    b"null",
    b"",
    b"\xff\xfe{}",
    b"\xef\xbb\xbf{}",
]


# Tokens --------------------------------------------------------------------------------------------------------------
def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def signed(payload):
    text = b64(b'{"alg":"HS256","typ":"JWT"}') + b"." + payload
    return text + b"." + b64(hmac.new(bytes(range(1, 33)), text, hashlib.sha256).digest())


def claims(**changes):
    whole = {"token_type": "access", "exp": 4102444800, "iat": 1700000000, "jti": "0" * 32, "user_id": 1, "sid": 9}
    whole.update(changes)
    return json.dumps({k: v for k, v in whole.items() if v is not None}, separators=(",", ":")).encode()


payloads = [
    claims(), claims(token_type="refresh"), claims(token_type=None), claims(exp=1), claims(exp="4102444800"),
    claims(exp=4102444800.5), claims(exp=1e308), claims(exp=-1), claims(exp=None), claims(exp=9007199254740993),
    claims(user_id=None), claims(user_id="1"), claims(user_id=-1), claims(user_id=[1]), claims(sid=None), claims(sid={}),
    claims(jti=None), claims(jti=""), claims(jti=5), b"", b"null", b"[]", b"{", b"\xff", b"[" * 600,
    b'{"exp":4102444800,"exp":1}',
]
good = signed(b64(claims()))
tokens = [b"\0" + token for token in (
    good, good[:-1], good + b"=", good.replace(b".", b"", 1), good.upper(), b"", b".", b"..", b"....", b"a" * 4097,
    b"Bearer " + good, good[:-1] + bytes([good[-1] ^ 1]),
    b64(b'{"alg":"none"}') + b"." + b64(claims()) + b".",
)]
tokens += [b"\1" + payload for payload in payloads]
tokens += [b"\2" + text for text in (b64(claims()), b64(claims()) + b"=", b"!!", b"", b"ey.ey", b64(claims())[:-1])]

# Files ---------------------------------------------------------------------------------------------------------------
files = [
    b"", b"\xff\xd8\xff\xe0\0\x10JFIF\0", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"GIF87a\1\0\1\0", b"GIF89a",
    b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, b"PK\3\4\x14\0\0\0\0\0[Content_Types].xml",
    b"PK\3\4" + b"\0" * 26 + b"word/document.xml", b"\x1aE\xdf\xa3\x9fB\x86\x81\1B\xf7\x81\1B\x82\x84webm",
    b"\x1aE\xdf\xa3\x93B\x82\x88matroska", b"ID3\4\0\0\0\0\0\0", b"\xff\xfb\x90\0", b"\xff\xf3\x40",
    b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0", b"RIFF\0\0\0\0WEBPVP8 ", b"RIFF", b"OggS\0\2" + b"\0" * 20 + b"\1\x13OpusHead",
    b"OggS\0\2\0\0", b"\0\0\0\x20ftypM4A \0\0\0\0", b"\0\0\0\x18ftypmp42\0\0\0\0isom", b"\0\0\0\x08ftyp", b"\xff\xff\xff\xffftyp",
    b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<!DOCTYPE html><script>", b"MZ\x90\0", b"\x7fELF", b"#!/bin/sh\n",
    b"GIF89a/*<script>*/=1;", b"\0" * 5000, b"\xff\xd8\xff" + b"a" * 4200,
]

# Discovery: beacons one after the other, or the strings of a TXT record --------------------------------------------------
def beacon(kind, layout=1, version=1, port=8000, pin=b"realkey!"):
    return b"chautari" + bytes([layout, kind]) + b"instance" + version.to_bytes(2, "big") + port.to_bytes(2, "big") + pin


def txt(*strings):
    return b"".join(bytes([len(string)]) + string for string in strings)


PIN = b"pin=0001020304050607"
discovery = [
    b"", beacon(1), beacon(3), b"chautari\1\2" + b"\0" * 20, beacon(1)[:-1], beacon(1) + b"x", beacon(1, layout=2) + b"x",
    beacon(0), beacon(1, layout=0), beacon(1, version=0), beacon(1, port=0), beacon(1, pin=b"\0" * 8), beacon(1) + beacon(3),
    b"".join(beacon(1, pin=b"pin %04d" % i) for i in range(100)), b"".join(beacon(1, port=i) for i in range(1, 20)),
    txt(b"v=1", PIN), txt(PIN, b"v=1", b"later=yes"), txt(b"v", PIN), txt(b"v=0", PIN), txt(b"v=1", PIN[:-1]),
    txt(b"V=2", PIN, b"v=1"), txt(b"", b"=", b"v=1", PIN), txt(*[b"v=1"] * 17, PIN), b"\xffv=1",
]

# X-Forwarded-For ------------------------------------------------------------------------------------------------------
forwarded = [
    b"", b"198.51.100.7", b"192.0.2.1, 198.51.100.7", b"192.0.2.1\n198.51.100.7", b"10.1.2.3, 127.0.0.1", b",,, ,",
    b"unknown", b"_hidden, for=192.0.2.1", b"198.51.100.7:4711", b"[2001:db8::7]:4711", b"2001:db8::7", b"::ffff:10.1.2.3",
    b"fe80::1%eth0", b"[", b"]:[", b"0x7f.1", b"127.1", b"1.2.3.4.5", b"256.1.1.1", b" 10.0.0.1 ,\t10.0.0.2", b"\xff\xfe",
]

if __name__ == "__main__":
    write("httpguard", each_cut(http))
    write("multipart", each_cut(forms))
    write("filename", dispositions + names)
    write("framedecoder", frames)
    write("jwt", tokens)
    write("mime", files)
    write("discovery", discovery)
    write("forwarded", forwarded)
