// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Measures the way to the server and back: one heartbeat after the other, never two at a time, each timed until its
// answer. Draws every one and says what the middle and the slow ones took.
import { el, svg } from "./dom.js";

const timeoutMs = 5000;
const width = 400;
const height = 80;

// The smallest value that at least `share` of all are not above.
export function percentile(values, share) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

const inMs = value => value === undefined ? "–" : `${value.toFixed(value < 10 ? 2 : 1)} ms`;

export class RoundTrip {
    #waiting = null;
    isRunning = false;
    times = [];

    constructor(send) {
        this.send = send;
        this.numbers = el("dl", { class: "numbers" });
        this.plot = svg("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "img", "aria-label": "Round trips" });
        this.element = el("div", { hidden: true }, this.numbers, this.plot);
    }

    // The answer to a heartbeat has come.
    answered() {
        this.#waiting?.(performance.now());
        this.#waiting = null;
    }

    // Rejects when the socket closes or an answer stays away.
    async run(count) {
        this.times = [];
        this.element.hidden = false;
        this.isRunning = true;
        try {
            for (let i = 0; i < count; i++) {
                this.times.push(await this.#once());
                this.#draw(count);
            }
        } finally {
            this.isRunning = false;
        }
        return this.times;
    }

    #once() {
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
                this.#waiting = null;
                reject(new Error("A heartbeat was not answered within 5 seconds."));
            }, timeoutMs);
            const start = performance.now();
            this.#waiting = end => {
                clearTimeout(timer);
                resolve(end - start);
            };
            if (!this.send('{"type":"heartbeat"}')) {
                clearTimeout(timer);
                this.#waiting = null;
                reject(new Error("Not connected."));
            }
        });
    }

    #draw(count) {
        const p50 = percentile(this.times, 0.5);
        const p95 = percentile(this.times, 0.95);
        const longest = Math.max(...this.times);
        const rows = { "Median (p50)": inMs(p50), p95: inMs(p95), Longest: inMs(longest), Measured: `${this.times.length} of ${count}` };
        this.numbers.replaceChildren(...Object.entries(rows).map(([name, value]) =>
            el("div", {}, el("dt", {}, name), el("dd", {}, value))));
        const step = width / count;
        const y = value => height - value / (longest * 1.1) * height;
        const bars = this.times.map((value, i) => svg("rect", { class: "bar-ok", x: i * step + step * 0.12, y: y(value), width: step * 0.76, height: height - y(value) }));
        const line = (name, value) => svg("line", { class: name, x1: 0, x2: width, y1: y(value), y2: y(value), "vector-effect": "non-scaling-stroke" });
        this.plot.replaceChildren(...bars, line("p50", p50), line("p95", p95));
    }
}
