#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes jwt.txt, the access tokens that the server must refuse, and one that it must take.

A line is: expectation, doors, name, token; separated by tabs. Expectations:
  accept    the control: the server must take it
  invalid   401, "Token is invalid or expired"
  type      401, "Token has wrong type"
  nobody    401, "Token contained no recognizable user identification"
  unknown   401, "User not found"
Doors: `both`, or `socket` for what cannot stand in a header line. A token is escaped: \\xHH is a byte, {N*c} is the
character c N times. Tokens are signed with the key of 32 bytes 0x01 .. 0x20, user 1 and session 999, and expire in 2100.
"""

import base64
import hashlib
import hmac
import json
import pathlib

KEY = bytes(range(1, 33))
END = 4_102_444_800
OUR_HEADER = '{"alg":"HS256","typ":"JWT"}'
CLAIMS = {"token_type": "access", "exp": END, "iat": 1_700_000_000, "jti": "0" * 32, "user_id": 1, "sid": 999}
rows = []


def b64(data):
    if isinstance(data, str):
        data = data.encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sign(text, key=KEY, digest=hashlib.sha256):
    return b64(hmac.new(key, text.encode(), digest).digest())


def token(header=OUR_HEADER, payload=None, key=KEY, digest=hashlib.sha256):
    payload = json.dumps(CLAIMS, separators=(",", ":")) if payload is None else payload
    text = b64(header) + "." + b64(payload)
    return text + "." + sign(text, key, digest)


def claims(**changes):
    merged = {**CLAIMS, **changes}
    return json.dumps({k: v for k, v in merged.items() if v is not None}, separators=(",", ":"))


def add(name, text, expectation="invalid", doors="both"):
    rows.append((expectation, doors, name, text))


GOOD = token()
HEAD, BODY, SIGNATURE = GOOD.split(".")
add("control", GOOD, "accept")
add("control: user id as text", token(payload=claims(user_id="1")), "accept")

# ---- the algorithm is not the token's to choose
for alg in ["none", "None", "NONE", "nOnE", "", "HS1", "HS384", "HS512", "hs256", "RS256", "RS384", "PS256", "ES256", "EdDSA",
            "HS256\x00", " HS256", "A256GCM", "dir"]:
    head = json.dumps({"alg": alg, "typ": "JWT"}, separators=(",", ":"))
    add(f"alg {alg.strip() or 'empty'!r} signed", token(header=head))
    add(f"alg {alg.strip() or 'empty'!r} unsigned", b64(head) + "." + BODY + ".")
for name, digest in [("HS384", hashlib.sha384), ("HS512", hashlib.sha512), ("HS1", hashlib.sha1)]:
    add(f"a true {name}", token(header=json.dumps({"alg": name, "typ": "JWT"}, separators=(",", ":")), digest=digest))
    add(f"our header, signed by {name}", token(digest=digest))
for name, value in [("null", None), ("a number", 256), ("a list", ["HS256"]), ("an object", {"HS256": 1}), ("true", True)]:
    add(f"alg is {name}", token(header=json.dumps({"alg": value, "typ": "JWT"}, separators=(",", ":"))))

# ---- other headers
public_key = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n"
headers = {
    "no typ": '{"alg":"HS256"}', "typ first": '{"typ":"JWT","alg":"HS256"}', "typ jwt": '{"alg":"HS256","typ":"jwt"}',
    "typ at+jwt": '{"alg":"HS256","typ":"at+jwt"}', "blanks": '{"alg": "HS256", "typ": "JWT"}',
    "newline": '{"alg":"HS256",\n"typ":"JWT"}', "alg twice": '{"alg":"none","alg":"HS256","typ":"JWT"}',
    "alg twice, turned": '{"alg":"HS256","alg":"none","typ":"JWT"}', "empty object": "{}", "empty": "", "a list": "[]",
    "null": "null", "cut": '{"alg":"HS256","typ":"JWT"', "rest": OUR_HEADER + "x", "escaped": '{"\\u0061lg":"HS256","typ":"JWT"}',
    "crit": '{"alg":"HS256","typ":"JWT","crit":["exp"]}', "b64 false": '{"alg":"HS256","typ":"JWT","b64":false,"crit":["b64"]}',
    "cty": '{"alg":"HS256","typ":"JWT","cty":"JWT"}', "zip": '{"alg":"HS256","typ":"JWT","zip":"DEF"}',
    "jku": '{"alg":"HS256","typ":"JWT","jku":"https://example.org/keys.json"}',
    "x5u": '{"alg":"HS256","typ":"JWT","x5u":"https://example.org/cert.pem"}',
    "x5c": '{"alg":"HS256","typ":"JWT","x5c":["MIIB"]}',
    "jwk": '{"alg":"HS256","typ":"JWT","jwk":{"kty":"oct","k":"' + b64(KEY) + '"}}',
    "kid path": '{"alg":"HS256","typ":"JWT","kid":"../../../dev/null"}',
    "kid absolute": '{"alg":"HS256","typ":"JWT","kid":"/dev/null"}',
    "kid SQL": """{"alg":"HS256","typ":"JWT","kid":"x' UNION SELECT 'key"}""",
    "kid command": '{"alg":"HS256","typ":"JWT","kid":"|id"}',
    "kid long": '{"alg":"HS256","typ":"JWT","kid":"' + "k" * 500 + '"}',
}
for name, head in headers.items():
    add("header: " + name, token(header=head))
add("header: kid and an empty key", token(header=headers["kid path"], key=b""))

# ---- keys that are not ours
for name, key in [("empty", b""), ("zeros", bytes(32)), ("secret", b"secret"), ("django", b"django-insecure-key"),
                  ("31 bytes of ours", KEY[:31]), ("ours and a byte", KEY + b"\x00x"), ("ours in hex", KEY.hex().encode()),
                  ("ours in base64", base64.b64encode(KEY)), ("ours backwards", KEY[::-1]), ("a public key", public_key.encode())]:
    add("key: " + name, token(key=key))

# ---- claims
for kind in ["refresh", "ACCESS", "", "ws-ticket", "sliding", "access "]:
    add(f"token_type {kind!r}", token(payload=claims(token_type=kind)), "type")
add("token_type missing", token(payload=claims(token_type=None)), "type")
for name, value in [("null", "null"), ("a number", "1"), ("a list", '["access"]'), ("true", "true")]:
    add(f"token_type is {name}", token(payload=claims().replace('"access"', value)), "type")
for name, value in [("0", 0), ("1", 1), ("negative", -1), ("yesterday", 1_700_000_000), ("true", True), ("a list", [END]),
                    ("an object", {"at": END}), ("a word", "never"), ("empty", ""), ("infinite text", "Infinity")]:
    add(f"exp {name}", token(payload=claims(exp=value)))
add("exp missing", token(payload=claims(exp=None)))
for name, value in [("1e308", "1e308"), ("-1e308", "-1e308"), ("a fraction", "0.5"), ("1e400", "1e400"), ("NaN", "NaN"),
                    ("Infinity", "Infinity"), ("null", "null"), ("hex", "0xFFFFFFFF"),
                    ("2^64", "18446744073709551616"), ("-2^63", "-9223372036854775808")]:
    add(f"exp is {name}", token(payload=claims(exp="@").replace('"@"', value)))
add("exp twice, the last past", token(payload=claims().replace('"iat"', '"exp":1,"iat"')))
for name, value in [("missing", None), ("0", 0), ("negative", -1), ("empty", ""), ("a word", "abc"), ("a list", [1]),
                    ("an object", {"id": 1}), ("true", True), ("SQL", "1 OR 1=1"), ("a fraction", 1.5), ("two", "1,2")]:
    add(f"user_id {name}", token(payload=claims(user_id=value)), "nobody")
for name, value in [("nobody's", 99_999_999), ("huge", 9_223_372_036_854_775_807), ("as text", "99999999")]:
    add(f"user_id {name}", token(payload=claims(user_id=value)), "unknown")
for name, value in [("missing", None), ("0", 0), ("negative", -5), ("a word", "x"), ("a list", [999])]:
    add(f"sid {name}", token(payload=claims(sid=value)))
for name, value in [("missing", None), ("empty", ""), ("a number", 7), ("a list", ["0"])]:
    add(f"jti {name}", token(payload=claims(jti=value)))
for name, body in [("empty", ""), ("empty object", "{}"), ("a list", "[]"), ("null", "null"), ("a text", '"access"'),
                   ("a number", "1"), ("cut", claims()[:-1]), ("rest", claims() + "}"), ("two objects", claims() * 2),
                   ("deep", "[" * 1200 + "]" * 1200), ("deep object", '{"a":' * 300 + "1" + "}" * 300)]:
    add("payload: " + name, token(payload=body))
for name, body in [("not UTF-8", b'{"token_type":"\xff\xfe"}'), ("UTF-16", claims().encode("utf-16")), ("NULs", bytes(60)),
                   ("a surrogate", b'{"jti":"\xed\xa0\x80"}')]:
    add("payload: " + name, token(payload=body))

# ---- the form
add("empty", "", "invalid", "socket")
for name, text in [("one word", "abc"), ("one dot", HEAD + "." + BODY), ("no dot", HEAD + BODY + SIGNATURE),
                   ("three dots", GOOD + "."), ("four dots", GOOD + ".x."), ("only dots", ".."), ("many dots", "." * 200),
                   ("empty header", "." + BODY + "." + SIGNATURE), ("empty payload", HEAD + ".." + sign(HEAD + ".")),
                   ("empty signature", HEAD + "." + BODY + "."), ("two signatures", GOOD + SIGNATURE),
                   ("encrypted", HEAD + "." + BODY + "." + SIGNATURE + ".x.y"), ("quoted", '"' + GOOD + '"'),
                   ("in braces", "{" + GOOD + "}"), ("Bearer twice", "Bearer." + GOOD), ("comma", GOOD + ","),
                   ("semicolon", GOOD + ";x=1"), ("percent", GOOD.replace(".", "%2E"))]:
    add("form: " + name, text)
for name, text in [("newline in the payload", HEAD + "." + BODY[:9] + "\\x0a" + BODY[9:] + "." + SIGNATURE),
                   ("newline at the end", GOOD + "\\x0a"), ("NUL at the end", GOOD + "\\x00"), ("blank inside", HEAD + " ." + BODY + "." + SIGNATURE),
                   ("tab at the front", "\\x09" + GOOD)]:
    add("form: " + name, text, "invalid", "socket")
for name, body in [("padded payload", BODY + "="), ("padded twice", BODY + "=="), ("plus", BODY[:5] + "+" + BODY[6:]),
                   ("slash", BODY[:5] + "/" + BODY[6:]), ("star", BODY[:5] + "*" + BODY[6:])]:
    add("base64: " + name, HEAD + "." + body + "." + SIGNATURE)
add("base64: padded and signed so", HEAD + "." + BODY + "=." + sign(HEAD + "." + BODY + "="))
add("base64: signature padded", GOOD + "=")
add("base64: signature with +/", HEAD + "." + BODY + "." + "+/" + SIGNATURE[2:])
alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
for bits in (1, 2, 3):
    last = alphabet[(alphabet.index(SIGNATURE[-1]) & ~3) | ((alphabet.index(SIGNATURE[-1]) + bits) & 3)]
    add(f"base64: trailing bits of the signature {bits}", HEAD + "." + BODY + "." + SIGNATURE[:-1] + last)
add("long: 4,097 bytes", HEAD + "." + b64(claims(pad="x" * 2900)) + "." + SIGNATURE)
add("long: 8,000 of one letter", "{8000*a}")
add("long: 12,000 dots", "{12000*.}")
add("long: 50,000 bytes", "{50000*a}", "invalid", "socket")

# ---- the signature
raw = base64.urlsafe_b64decode(SIGNATURE + "=")
for bit in range(0, 256, 8):
    flipped = bytearray(raw)
    flipped[bit // 8] ^= 1 << (bit // 8 % 8)
    add(f"signature: bit {bit + bit // 8 % 8} turned", HEAD + "." + BODY + "." + b64(bytes(flipped)))
for name, signature in [("cut by one", SIGNATURE[:-1]), ("cut to half", SIGNATURE[:21]), ("one letter more", SIGNATURE + "A"),
                        ("of zeros", b64(bytes(32))), ("of ones", b64(b"\xff" * 32)), ("upper case", SIGNATURE.upper()),
                        ("of the header alone", sign(HEAD)), ("of the payload alone", sign(BODY)),
                        ("of another token", token(payload=claims(user_id=2)).split(".")[2]), ("SHA-256 without a key",
                        b64(hashlib.sha256((HEAD + "." + BODY).encode()).digest())), ("raw hex", raw.hex())]:
    add("signature: " + name, HEAD + "." + BODY + "." + signature)
add("payload of another, signature of ours", HEAD + "." + b64(claims(user_id=2)) + "." + SIGNATURE)
add("header with its high bits set", "\\xe5" + GOOD[1:])
add("signature with its high bits set", GOOD[:-43] + "".join("\\x%02x" % (ord(c) | 0x80) for c in SIGNATURE))

target = pathlib.Path(__file__).with_name("jwt.txt")
target.write_text("# Made by make_jwt_corpus.py.\n" + "".join("\t".join(row) + "\n" for row in rows))
print(f"{len(rows)} tokens")
