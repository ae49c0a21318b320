#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes unicode.txt: texts that must come back as they were sent, one a line: a name, a tab, a JSON string.

    python3 tests/data/make_unicode_corpus.py > tests/data/unicode.txt

No text begins or ends with white space: the server takes that away, as the original does.
"""
import json

LIMIT = 5000  # code points in one message


def corpus():
    yield "Nepali", "नमस्ते, तपाईंलाई कस्तो छ? भोलि बिहान १० बजे।"
    yield "half letters with joiners", "क्\u200dष गर्\u200dयो र\u094d\u200dय क्\u200cष"
    yield "virama at the end", "अन्तिम् क्"
    yield "Hindi, Tamil, Bengali", "हिन्दी தமிழ் বাংলা"
    yield "Newar letters beyond the BMP", "\U00011413\U00011427\U00011442\U0001140e"
    yield "Chinese, Japanese, Korean", "中文 日本語 한국어"
    yield "Arabic and Hebrew between Latin", "abc \u0645\u0631\u062d\u0628\u0627 def \u05e9\u05dc\u05d5\u05dd ghi"
    yield "directional embeddings left open", "a\u202ab\u202bc\u202dd\u202ee"
    yield "directional isolates", "a \u2066b\u2067c\u2068d\u2069 e"
    yield "an executable in disguise", "photo\u202egpj.exe"
    yield "zero width all over", "a\u200bb\u200cc\u200dd\u2060e\ufefff"
    yield "soft hyphen and no-break spaces", "a\u00adb\u00a0c\u202fd\u2007e"
    yield "composed", "\u00e9\u00f1\u1e69"
    yield "decomposed", "e\u0301n\u0303s\u0323\u0307"
    yield "marks in another order", "s\u0307\u0323"
    yield "combining marks alone", "\u0301\u0302\u0303"
    yield "5,000 marks on few letters", "Z" + "\u0301" * (LIMIT - 1)
    yield "zalgo", "".join("zalgo"[i % 5] + "\u0315\u031a\u0343\u0363\u0489" for i in range(200))
    yield "confusables", "раypal аррӏе \u1d00\u1d18\u1d18"
    yield "full width and math letters", "\uff41\uff42\uff43 \U0001d41a\U0001d41b"
    yield "ligatures and sharp s", "\ufb01 \u00df \u1e9e \u0130 \u0131"
    yield "emoji", "🙂😀🎉"
    yield "families", "👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀"
    yield "flags", "🇳🇵🇮🇳🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    yield "half a flag", "🇳 🇵🇮🇳"
    yield "skin tones and variation selectors", "👍🏾 ❤\ufe0f ❤\ufe0e 1\ufe0f\u20e3"
    yield "5,000 emoji", "🙂" * LIMIT
    yield "private use", "\ue000\uf8ff\U000f0000\U0010fffd"
    yield "noncharacters", "a\ufffe\uffff\ufdd0\U0001fffe\U0010ffffb"
    yield "unassigned", "\u0378\U000e0fff"
    yield "replacement character", "a\ufffdb"
    yield "object replacement", "a\ufffcb"
    yield "control characters", "a\u0001\u0007\u0008\u001b[31mb\u007f\u0085c"
    yield "line ends of all kinds", "a\nb\rc\r\nd\u2028e\u2029f\u000bg\u000ch"
    yield "tabs", "a\t\tb"
    yield "one word of 5,000 letters", "x" * LIMIT
    yield "5,000 letters of four bytes", "\U00010400" * LIMIT
    yield "many short words", " ".join(chr(0x905 + i % 50) for i in range(LIMIT // 2))
    yield "HTML", "<b>x</b><img src=x onerror=alert(1)>&amp;&#x200d;"
    yield "JSON in JSON", '{"a":"\\u0000","b":[1,2]}'
    yield "backslashes and quotes", "\\ \\\\ \\n \\u0041 ' \" ` \\\""
    yield "percent and plus", "100%25 %F0%9F%99%82 a+b&c=d"
    yield "lone byte lookalikes", "\u00c3\u00a9 \u00e2\u0080\u0099"
    yield "format strings", "%1 %2 %n %s {0} ${x}"
    yield "music and ancient", "\U0001d11e \U00012000 \U0001f0a1"
    yield "tag characters", "a\U000e0041\U000e0042b"
    yield "interlinear annotation", "a\ufff9b\ufffac\ufffbd"


if __name__ == "__main__":
    for name, text in corpus():
        assert len(text) <= LIMIT and text == text.strip(), name
        print(name + "\t" + json.dumps(text, ensure_ascii=True))
