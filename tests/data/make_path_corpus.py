#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes paths.txt: names that try to leave the folder they are put into. One a line, as a JSON string, so that control
characters, broken escapes and line ends survive an editor."""

import json
import pathlib

UP = ["../", "..\\", "..//", "....//", "..;/", "./../", "%2e%2e/", "..%2f", "..%5c", "%2e%2e%2f", "%252e%252e%252f",
      "..%c0%af", "..%ef%bc%8f", "%c0%ae%c0%ae/", "..\u2215", "..\u2044", "\uff0e\uff0e/", "..%00/", "..\x00/", "..\t/"]
TARGETS = ["etc/passwd", "chautari.db", "keys/media.key", "keys/token.key"]
DEVICES = ["CON", "NUL", "AUX", "PRN", "COM1", "LPT1", "nul.txt", "CON.png"]
PLAIN = [
    "/etc/passwd", "//etc/passwd", "/proc/self/environ", "/dev/zero", "/dev/stdin", "file:///etc/passwd",
    "C:\\boot.ini", "C:/boot.ini", "\\\\server\\share\\a.png", "\\\\?\\C:\\a.png", "a:b.png", "a.png::$DATA",
    ".", "..", "...", "/", "\\", " ", ".png", "..png", ".htaccess", ".ssh/authorized_keys", ".desktop", "a.desktop",
    "-rf", "--help", "-", "~", "~root/a", "$HOME/a", "`id`.png", "$(id).png", "a;id.png", "a|id.png", "a&id.png",
    "a.png.", "a.png ", "a.png. .", " a.png", "a.png\x00.exe", "a.png%00.exe", "a\n.png", "a\r\nSet-Cookie: a=b.png",
    "a\".png", "a'.png", "a\".png; filename=\"b.exe", "a<b>.png", "a*.png", "a?.png", "a#b.png", "a%.png", "a%zz.png",
    "photo\u202egpj.exe", "photo\u202egnp.png", "\u2066a\u2069.png", "a\u200b.png", "\ufeffa.png", "a\u00ad.png",
    "\u0924\u0938\u094d\u0935\u093f\u0930.png", "\U0001f642.png", "e\u0301.png", "\u00e9.png", "\ud800.png",
    "n" * 96 + ".png", "n" * 300 + ".png", "\u0915" * 100 + ".png", "a/" * 200 + "a.png", "a.png/", "a.png/..", "a.png/.",
    "message_attachments/1/20261123_182132_pic_one.png", "incoming/a", "lock", "chautari.db-wal", "thumb", "a.thumb",
]


def main() -> None:
    names = [up * depth + target for up in UP for depth, target in zip((1, 3, 8, 16), TARGETS)]
    names += [up * 6 + "a.png" for up in UP] + DEVICES + PLAIN
    lines = "".join(json.dumps(name) + "\n" for name in dict.fromkeys(names))
    pathlib.Path(__file__).with_name("paths.txt").write_text(lines, encoding="ascii")


if __name__ == "__main__":
    main()
