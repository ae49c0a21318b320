// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One person of the dashboard: signs in, connects, talks, and shows every frame.
import { Session } from "./api.js";
import { el, showProblem } from "./dom.js";
import { FrameLog } from "./framelog.js";
import { RoundTrip } from "./roundtrip.js";
import { LiveSocket } from "./socket.js";

const typingRepeatMs = 3000;
const typingShownMs = 5000;
const typingIdleMs = 2000;
const states = {
    closed: ["Not connected", ""], connecting: ["Connecting…", "wait"], open: ["Connected", "good"], waiting: ["Waiting to reconnect", "wait"],
};

export class Pane {
    #typingSentAt = 0;
    #typingIdle = 0;
    #typingShown = 0;
    #heartbeats = 0;

    constructor(letter) {
        this.letter = letter;
        this.session = new Session();
        this.log = new FrameLog();
        this.socket = new LiveSocket(this.session, {
            state: state => this.#showState(state),
            sent: text => this.log.add("out", text),
            received: text => this.#received(text),
            note: text => this.log.add("note", text),
        });
        this.roundTrip = new RoundTrip(text => this.socket.send(text));
        this.element = el("section", { class: "card pane", "data-pane": letter, "aria-label": `Person ${letter}` },
            this.#head(), this.#signInPart(), this.#connectionPart(), this.#talkPart(), this.#logPart(), this.#measurePart(), this.#rawPart());
        this.#showSignedIn();
        this.#showState("closed");
    }

    // ---- the parts --------------------------------------------------------------------------------------------------

    #head() {
        this.who = el("span", { class: "who" });
        this.state = el("span", { class: "chip", "data-role": "state", role: "status" });
        this.signOutButton = el("button", { type: "button", class: "quiet small", onclick: () => this.#signOut() }, "Sign out");
        return el("header", {}, el("span", { class: "letter" }, this.letter), this.who, this.state, this.signOutButton);
    }

    #signInPart() {
        this.email = el("input", { type: "email", required: true, autocomplete: "off", placeholder: this.letter === "A" ? "asha@demo.chautari.app" : "bikash@demo.chautari.app" });
        this.password = el("input", { type: "password", required: true, autocomplete: "off" });
        this.otp = el("input", { inputmode: "numeric", autocomplete: "one-time-code" });
        this.otpLabel = el("label", { hidden: true }, "Code of the authenticator app", this.otp);
        this.signInProblem = el("p", { class: "problem", role: "alert", hidden: true });
        this.signInForm = el("form", { class: "part", onsubmit: event => this.#signIn(event) },
            el("div", { class: "signin" }, el("label", {}, "E-mail", this.email), el("label", {}, "Password", this.password),
                el("button", { class: "primary" }, "Sign in")), this.otpLabel, this.signInProblem);
        return this.signInForm;
    }

    #connectionPart() {
        this.way = el("select", { "data-role": "way", "aria-label": "How to sign the socket in", onchange: () => this.socket.way = this.way.value },
            el("option", { value: "ticket" }, "by ticket"), el("option", { value: "token" }, "by token"));
        this.connectButton = el("button", { type: "button", class: "primary", onclick: () => this.#toggleConnection() });
        this.dropButton = el("button", { type: "button", onclick: () => this.socket.drop(), title: "Break the line, as a bad network does" }, "Drop");
        this.heartbeatButton = el("button", { type: "button", onclick: () => this.#beat() }, "Heartbeat");
        const comesBack = el("input", { type: "checkbox", checked: true, onchange: event => this.socket.comesBack = event.target.checked });
        this.connection = el("div", { class: "part" }, el("div", { class: "row" }, this.connectButton, this.way, this.dropButton, this.heartbeatButton,
            el("label", { class: "check" }, comesBack, "come back by itself")));
        return this.connection;
    }

    #talkPart() {
        this.conversations = el("select", { "data-role": "conversation", "aria-label": "Conversation" });
        this.text = el("input", { placeholder: "Write a message", maxlength: "5000", autocomplete: "off", "aria-label": "Message", oninput: () => this.#typed() });
        this.sendButton = el("button", { class: "primary" }, "Send");
        this.typing = el("p", { class: "typing", "aria-live": "polite" });
        this.talkProblem = el("p", { class: "problem", role: "alert", hidden: true });
        this.talk = el("div", { class: "part" }, el("label", { class: "grow" }, "Conversation", this.conversations),
            el("form", { class: "composer", onsubmit: event => this.#send(event) }, this.text, this.sendButton), this.typing, this.talkProblem);
        return this.talk;
    }

    #measurePart() {
        this.pings = el("input", { type: "number", min: "1", max: "1000", value: "50", "aria-label": "How many" });
        this.measureButton = el("button", { type: "button", onclick: () => this.#measure() }, "Measure");
        this.measureProblem = el("p", { class: "problem", role: "alert", hidden: true });
        this.measurePart = el("details", { class: "part", open: true }, el("summary", {}, "Round trip"),
            el("div", { class: "row" }, el("label", { class: "check" }, this.pings, "heartbeats"), this.measureButton), this.roundTrip.element, this.measureProblem);
        return this.measurePart;
    }

    #rawPart() {
        this.raw = el("textarea", { spellcheck: "false", "aria-label": "Raw frame" });
        this.raw.value = '{"type":"typing","data":{"conversation_id":1,"is_typing":true}}';
        this.rawButton = el("button", { type: "button", onclick: () => this.socket.send(this.raw.value) }, "Send as it is");
        this.rawPart = el("details", { class: "part raw" }, el("summary", {}, "Raw frame"), this.raw, el("div", { class: "row" }, this.rawButton));
        return this.rawPart;
    }

    #logPart() {
        const beats = el("input", { type: "checkbox", checked: true, onchange: event => {
            this.log.hidesHeartbeats = event.target.checked;
            this.log.refresh();
        } });
        return el("div", {}, el("div", { class: "part row" }, this.log.select, el("label", { class: "check" }, beats, "hide heartbeats"),
            el("span", { class: "grow" }), this.log.count, el("button", { type: "button", class: "quiet small", onclick: () => this.log.clear() }, "Clear")), this.log.element);
    }

    // ---- the person -------------------------------------------------------------------------------------------------

    async #signIn(event) {
        event.preventDefault();
        showProblem(this.signInProblem, "");
        const button = this.signInForm.querySelector("button");
        button.disabled = true;
        try {
            await this.session.signIn(this.email.value.trim(), this.password.value, this.otp.value.trim());
            this.password.value = this.otp.value = "";
            this.otpLabel.hidden = true;
            this.#showSignedIn();
            await this.#loadConversations();
            await this.socket.open();
        } catch (problem) {
            this.otpLabel.hidden &&= problem.code !== "two_factor_required";
            showProblem(this.session.isSignedIn ? this.talkProblem : this.signInProblem, problem.message);
        } finally {
            button.disabled = false;
        }
    }

    async #signOut() {
        this.socket.close();
        await this.session.signOut();
        this.conversations.replaceChildren();
        this.#showSignedIn();
    }

    async #loadConversations() {
        const page = await this.session.get("/api/messaging/conversations/?page_size=100");
        const chosen = this.conversations.value;
        this.conversations.replaceChildren(...page.results.map(conversation => el("option", { value: conversation.id },
            `${conversation.id} · ${conversation.other_participant.name}, ${conversation.service.title}`)));
        if (chosen && [...this.conversations.options].some(option => option.value === chosen))
            this.conversations.value = chosen;
        if (!page.results.length)
            this.conversations.append(el("option", { value: "" }, "No conversation yet"));
    }

    #showSignedIn() {
        const user = this.session.user;
        this.who.textContent = user ? `${user.first_name} ${user.last_name}`.trim() || user.username : "Nobody";
        this.signInForm.hidden = user !== null;
        this.signOutButton.hidden = user === null;
        for (const part of [this.connection, this.talk, this.measurePart, this.rawPart])
            part.hidden = user === null;
        this.element.dataset.signedIn = String(user !== null);
    }

    // ---- the socket -------------------------------------------------------------------------------------------------

    #toggleConnection() {
        if (this.socket.state === "closed")
            this.socket.open();
        else
            this.socket.close();
    }

    #showState(state) {
        const [text, kind] = states[state];
        this.state.textContent = text;
        this.state.className = `chip ${kind}`;
        this.element.dataset.state = state;
        this.connectButton.textContent = state === "closed" ? "Connect" : "Disconnect";
        this.connectButton.classList.toggle("primary", state === "closed");
        for (const button of [this.sendButton, this.dropButton, this.heartbeatButton, this.measureButton, this.rawButton])
            button.disabled = state !== "open";
        clearInterval(this.#heartbeats);
        if (state !== "open")
            this.typing.textContent = "";
    }

    #received(text) {
        this.log.add("in", text);
        let frame;
        try {
            frame = JSON.parse(text);
        } catch {
            return;
        }
        switch (frame.type) {
        case "connection": return this.#keepAlive(frame.data.heartbeat_interval);
        case "heartbeat": return this.roundTrip.answered();
        case "typing": return this.#showTyping(frame.data);
        case "conversation_created": return this.#loadConversations().catch(() => {});
        case "error": return showProblem(this.talkProblem, frame.data.message);
        case "ack": return showProblem(this.talkProblem, "");
        }
    }

    #keepAlive(seconds) {
        clearInterval(this.#heartbeats);
        if (seconds > 0)
            this.#heartbeats = setInterval(() => this.#beat(), seconds * 1000);
    }

    // Not while the round trip is measured: its answer would be taken for another's.
    #beat() {
        if (!this.roundTrip.isRunning)
            this.socket.send('{"type":"heartbeat"}');
    }

    // ---- talking ----------------------------------------------------------------------------------------------------

    #send(event) {
        event.preventDefault();
        const content = this.text.value.trim();
        const conversation = Number(this.conversations.value);
        if (!content || !conversation)
            return;
        const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
        if (this.#sendFrame("message", { conversation_id: conversation, content, client_message_id: id }))
            this.text.value = "";
        this.#stopTyping();
    }

    #sendFrame(type, data) {
        return this.socket.send(JSON.stringify({ type, data }));
    }

    #typed() {
        showProblem(this.talkProblem, "");
        const now = Date.now();
        if (this.socket.state !== "open" || !this.conversations.value)
            return;
        if (now - this.#typingSentAt > typingRepeatMs) {
            this.#typingSentAt = now;
            this.#sendFrame("typing", { conversation_id: Number(this.conversations.value), is_typing: true });
        }
        clearTimeout(this.#typingIdle);
        this.#typingIdle = setTimeout(() => this.#stopTyping(), typingIdleMs);
    }

    #stopTyping() {
        clearTimeout(this.#typingIdle);
        if (this.#typingSentAt && this.socket.state === "open")
            this.#sendFrame("typing", { conversation_id: Number(this.conversations.value), is_typing: false });
        this.#typingSentAt = 0;
    }

    #showTyping(data) {
        clearTimeout(this.#typingShown);
        this.typing.textContent = data.is_typing ? `${data.user_name} is writing…` : "";
        if (data.is_typing)
            this.#typingShown = setTimeout(() => this.typing.textContent = "", typingShownMs);
    }

    async #measure() {
        showProblem(this.measureProblem, "");
        this.measureButton.disabled = true;
        try {
            await this.roundTrip.run(Math.min(1000, Math.max(1, Number(this.pings.value) || 50)));
        } catch (problem) {
            showProblem(this.measureProblem, problem.message);
        }
        this.measureButton.disabled = this.socket.state !== "open";
    }
}
