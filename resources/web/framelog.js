// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of frames, newest last. Keeps the last 500; filters by type; follows the end unless it was scrolled away.
import { el } from "./dom.js";

const kept = 500;
const encoder = new TextEncoder();

function clock() {
    const now = new Date();
    return `${now.toTimeString().slice(0, 8)}.${String(now.getMilliseconds()).padStart(3, "0")}`;
}

function sizeOf(text) {
    const bytes = encoder.encode(text).length;
    return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KiB`;
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

function gist(frame) {
    const data = frame?.data ?? {};
    switch (frame?.type) {
    case "message": case "message_updated": return data.content ?? data.text ?? "";
    case "typing": return data.user_name ? `${data.user_name} ${data.is_typing ? "is writing" : "has stopped"}` : String(data.is_typing);
    case "status": return `${data.user_name} is ${data.is_online ? "online" : "offline"}`;
    case "ack": return `seq ${data.seq}${data.duplicate ? ", a duplicate" : ""}`;
    case "error": return data.message ?? "";
    case "message_status": return `${data.status} up to ${data.up_to_seq ?? data.message_id}`;
    case "notification": return data.title ?? "";
    case "connection": return `user ${data.user_id}, position ${data.position}`;
    case "reaction": return `${data.emoji}${data.is_removed ? " taken away" : ""}`;
    default: return "";
    }
}

export class FrameLog {
    #rows = [];
    #types = new Set();
    #filter = "";
    hidesHeartbeats = true;

    constructor() {
        this.element = el("div", { class: "frames", tabindex: "0", role: "log", "aria-label": "Frames" });
        this.empty = el("p", { class: "empty" }, "Frames will appear here.");
        this.element.append(this.empty);
        this.select = el("select", { "aria-label": "Filter by type" }, el("option", { value: "" }, "All types"));
        this.select.addEventListener("change", () => {
            this.#filter = this.select.value;
            this.refresh();
        });
        this.count = el("span", { class: "muted small" }, "0 frames");
    }

    // direction: "in", "out" or "note"
    add(direction, text) {
        const frame = direction === "note" ? null : parsed(text);
        const type = direction === "note" ? "note" : String(frame?.type ?? "not JSON");
        this.#know(type);
        const isAtEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < 40;
        const row = { type, element: this.#row(direction, type, text, frame) };
        row.element.hidden = !this.#isShown(type);
        this.#rows.push(row);
        this.element.append(row.element);
        if (this.#rows.length > kept)
            this.#rows.shift().element.remove();
        this.#tell();
        if (isAtEnd)
            this.element.scrollTop = this.element.scrollHeight;
    }

    clear() {
        for (const row of this.#rows)
            row.element.remove();
        this.#rows = [];
        this.#tell();
    }

    refresh() {
        for (const row of this.#rows)
            row.element.hidden = !this.#isShown(row.type);
        this.element.scrollTop = this.element.scrollHeight;
    }

    #isShown(type) {
        return this.#filter ? type === this.#filter : !(type === "heartbeat" && this.hidesHeartbeats);
    }

    #tell() {
        this.empty.hidden = this.#rows.length > 0;
        const frames = this.#rows.filter(row => row.type !== "note").length;
        this.count.textContent = frames === 1 ? "1 frame" : `${frames} frames`;
    }

    #know(type) {
        if (this.#types.has(type))
            return;
        this.#types.add(type);
        this.select.append(el("option", { value: type }, type));
    }

    #row(direction, type, text, frame) {
        const arrow = { in: "↓", out: "↑", note: "·" }[direction];
        const line = el("span", { class: "line" }, direction === "note" ? el("span", {}, text)
            : [el("b", {}, type), " ", el("span", {}, gist(frame))]);
        const details = el("details", { class: `frame ${direction}${type === "error" ? " error" : ""}`, "data-type": type },
            el("summary", {}, el("time", {}, clock()), el("span", { class: "arrow", title: { in: "received", out: "sent", note: "" }[direction] }, arrow),
                line, el("span", { class: "size" }, direction === "note" ? "" : sizeOf(text))));
        details.addEventListener("toggle", () => {
            if (details.children.length === 1)
                details.append(el("pre", {}, frame ? JSON.stringify(frame, null, 2) : text));
        });
        return details;
    }
}
