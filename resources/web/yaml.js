// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the part of YAML that openapi.yaml and asyncapi.yaml keep to: block and flow maps and lists, plain and quoted
// scalars on one line, comments. Throws with the line number for everything else, rather than to guess.

class Reader {
    constructor(text) {
        this.lines = [];
        text.split("\n").forEach((raw, index) => {
            const body = raw.trimEnd();
            const content = body.trimStart();
            if (content && !content.startsWith("#"))
                this.lines.push({ indent: body.length - content.length, content, number: index + 1 });
        });
        this.at = 0;
    }

    get line() { return this.lines[this.at]; }

    fail(what) {
        throw new SyntaxError(`YAML, line ${this.line?.number ?? "after the last"}: ${what}`);
    }

    // The map or list whose lines begin at `indent`.
    block(indent) {
        return isItem(this.line.content) ? this.list(indent) : this.map(indent);
    }

    list(indent) {
        const values = [];
        while (this.line?.indent === indent && isItem(this.line.content)) {
            const inner = this.line.content.slice(1).trimStart();
            const innerIndent = indent + this.line.content.length - inner.length;
            if (!inner) {
                this.at++;
                values.push(this.nested(indent));
            } else if (keyOf(inner)) {
                // "- key: value": a map that begins behind the dash.
                this.lines[this.at] = { ...this.line, indent: innerIndent, content: inner };
                values.push(this.map(innerIndent));
            } else {
                values.push(this.scalar(inner));
                this.at++;
            }
        }
        return values;
    }

    map(indent) {
        const values = {};
        while (this.line?.indent === indent && !isItem(this.line.content)) {
            const found = keyOf(this.line.content);
            if (!found)
                this.fail("a key was expected");
            if (found.rest) {
                values[found.key] = this.scalar(found.rest);
                this.at++;
            } else {
                this.at++;
                values[found.key] = this.nested(indent);
            }
        }
        if (this.line && this.line.indent > indent)
            this.fail("too far to the right");
        return values;
    }

    nested(indent) {
        if (!this.line || this.line.indent <= indent)
            return null;
        return this.block(this.line.indent);
    }

    scalar(text) {
        const flow = new Flow(text, what => this.fail(what));
        const value = flow.value("");
        flow.end();
        return value;
    }
}

const isItem = content => content === "-" || content.startsWith("- ");

function keyOf(content) {
    const match = /^(?:'((?:[^']|'')*)'|"([^"\\]*)"|([^'"{}[\],#&*!|>%@`\s-][^:#]*?|\/[^:#]*?|-[^\s:][^:]*?)):(?: +(.*))?$/.exec(content);
    if (!match)
        return null;
    const key = match[1]?.replaceAll("''", "'") ?? match[2] ?? match[3];
    return { key, rest: (match[4] ?? "").trim() };
}

// One line: a scalar, {a: b} or [a, b].
class Flow {
    constructor(text, fail) {
        this.text = text;
        this.fail = fail;
        this.at = 0;
    }

    skip() {
        while (this.text[this.at] === " ")
            this.at++;
    }

    end() {
        this.skip();
        if (this.at < this.text.length && this.text[this.at] !== "#")
            this.fail("something stands behind the value");
    }

    value(stops) {
        this.skip();
        switch (this.text[this.at]) {
        case "{": return this.flowMap();
        case "[": return this.flowList();
        case "'": return this.single();
        case '"': return this.double();
        case "|": case ">": case "&": case "*": case "!":
            return this.fail("this part of YAML is not read here");
        default: return this.plain(stops);
        }
    }

    flowMap() {
        const values = {};
        this.at++;
        for (this.skip(); this.text[this.at] !== "}"; this.skip()) {
            const key = this.value(":,}");
            this.skip();
            if (this.text[this.at] !== ":")
                this.fail("a colon was expected");
            this.at++;
            values[key] = this.value(",}");
            this.comma("}");
        }
        this.at++;
        return values;
    }

    flowList() {
        const values = [];
        this.at++;
        for (this.skip(); this.text[this.at] !== "]"; this.skip()) {
            values.push(this.value(",]"));
            this.comma("]");
        }
        this.at++;
        return values;
    }

    comma(close) {
        this.skip();
        if (this.text[this.at] === ",")
            this.at++;
        else if (this.text[this.at] !== close)
            this.fail(`a comma or ${close} was expected`);
    }

    single() {
        let value = "";
        for (this.at++; ; this.at++) {
            if (this.at >= this.text.length)
                this.fail("the quote is not closed");
            if (this.text[this.at] === "'" && this.text[this.at + 1] !== "'")
                break;
            if (this.text[this.at] === "'")
                this.at++;
            value += this.text[this.at];
        }
        this.at++;
        return value;
    }

    double() {
        const match = /^"(?:[^"\\]|\\.)*"/.exec(this.text.slice(this.at));
        if (!match)
            this.fail("the quote is not closed");
        this.at += match[0].length;
        return JSON.parse(match[0].replace(/\\U([0-9A-Fa-f]{8})/g, (_, code) => String.fromCodePoint(parseInt(code, 16))));
    }

    plain(stops) {
        const start = this.at;
        while (this.at < this.text.length && !this.isStop(stops))
            this.at++;
        return meaning(this.text.slice(start, this.at).trim());
    }

    isStop(stops) {
        const c = this.text[this.at];
        if (c === ":" && stops.includes(":"))
            return /[\s,}\]]/.test(this.text[this.at + 1] ?? " ");
        if (c === "#")
            return this.text[this.at - 1] === " ";
        return stops.includes(c);
    }
}

function meaning(text) {
    if (text === "" || text === "null" || text === "~")
        return null;
    if (text === "true" || text === "false")
        return text === "true";
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

export function parseYaml(text) {
    const reader = new Reader(text);
    if (!reader.line)
        return null;
    const value = reader.block(reader.line.indent);
    if (reader.line)
        reader.fail("not understood");
    return value;
}
