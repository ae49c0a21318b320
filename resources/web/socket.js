// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One person's WebSocket: signs in by ticket or token, comes back after a loss with a growing delay, and tells its
// listener everything. States: closed, connecting, open, waiting.

const closeMeanings = {
    1000: "closed by this page", 1003: "binary frames are not taken", 1006: "lost", 1012: "the server restarts",
    4001: "not signed in (any more)", 4003: "a page of another origin", 4008: "read too slowly", 4029: "too many frames",
};
const firstDelayMs = 1000;
const longestDelayMs = 30000;

export class LiveSocket {
    #socket = null;
    #timer = 0;
    #delay = firstDelayMs;
    #isWanted = false;
    way = "ticket";
    comesBack = true;
    state = "closed";

    // listener: { state(text), sent(text), received(text), note(text) }
    constructor(session, listener) {
        this.session = session;
        this.listener = listener;
    }

    async open() {
        this.close();
        this.#isWanted = true;
        this.#set("connecting");
        let query;
        try {
            query = this.way === "ticket" ? `ticket=${encodeURIComponent(await this.#ticket())}` : `token=${encodeURIComponent(this.session.accessToken)}`;
        } catch (problem) {
            this.listener.note(`No connection: ${problem.message}`);
            return this.#lost(problem.status === 0);
        }
        if (!this.#isWanted)
            return;
        const scheme = location.protocol === "https:" ? "wss:" : "ws:";
        const socket = new WebSocket(`${scheme}//${location.host}/ws/messaging/?${query}`);
        this.#socket = socket;
        socket.addEventListener("open", () => this.#opened(socket));
        socket.addEventListener("message", event => socket === this.#socket && this.listener.received(event.data));
        socket.addEventListener("close", event => this.#closed(socket, event));
    }

    // The person's wish: it stays closed.
    close() {
        this.#isWanted = false;
        clearTimeout(this.#timer);
        this.#socket?.close(1000);
        this.#socket = null;
        this.#set("closed");
    }

    // As if the line broke: what is being tested is how it comes back.
    drop() {
        const socket = this.#socket;
        this.#socket = null;
        socket?.close(3000, "dropped for a test");
        this.listener.note("Dropped for a test");
        this.#lost(true);
    }

    send(text) {
        if (this.state !== "open") {
            this.listener.note("Not connected: nothing was sent");
            return false;
        }
        this.#socket.send(text);
        this.listener.sent(text);
        return true;
    }

    async #ticket() {
        return (await this.session.post("/api/auth/ws-ticket/")).ticket;
    }

    #opened(socket) {
        if (socket !== this.#socket)
            return;
        this.#delay = firstDelayMs;
        this.#set("open");
    }

    #closed(socket, event) {
        if (socket !== this.#socket)
            return; // ours, dropped or replaced
        this.#socket = null;
        this.listener.note(`Closed with ${event.code}: ${closeMeanings[event.code] ?? (event.reason || "no reason given")}`);
        if (event.code === 4001 && this.#isWanted)
            this.session.renew().then(() => this.#lost(true), () => this.#lost(false));
        else
            this.#lost(event.code !== 1000 && event.code !== 4003);
    }

    #lost(isWorthTrying) {
        if (!this.#isWanted || !this.comesBack || !isWorthTrying) {
            this.#isWanted = false;
            return this.#set("closed");
        }
        const delay = this.#delay * (0.75 + Math.random() / 2);
        this.#delay = Math.min(longestDelayMs, this.#delay * 2);
        this.#set("waiting");
        this.listener.note(`Again in ${(delay / 1000).toFixed(1)} s`);
        this.#timer = setTimeout(() => this.open(), delay);
    }

    #set(state) {
        this.state = state;
        this.listener.state(state);
    }
}
