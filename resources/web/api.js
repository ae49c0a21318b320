// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// REST for these pages. Tokens live in this page's memory only and go with it.

// The sentence of any error body the server may answer with.
export function sentenceOf(status, body) {
    if (body && typeof body === "object") {
        if (typeof (body.detail ?? body.error) === "string")
            return body.detail ?? body.error;
        const lines = Object.entries(body).map(([field, texts]) =>
            field === "non_field_errors" ? [texts].flat().join(" ") : `${field}: ${[texts].flat().join(" ")}`);
        if (lines.length)
            return lines.join("\n");
    }
    return `The server answered ${status}.`;
}

export class ApiError extends Error {
    constructor(status, body) {
        super(sentenceOf(status, body));
        this.status = status;
        this.code = body?.code ?? "";
    }
}

export class Session {
    #tokens = null;
    #renewal = null;
    user = null;

    get isSignedIn() { return this.#tokens !== null; }
    get accessToken() { return this.#tokens?.access ?? ""; }

    // Without `otp` an account with a second factor is refused with the code "two_factor_required".
    async signIn(email, password, otp = "") {
        this.signOutHere();
        this.#tokens = await this.#call("POST", "/api/auth/login/", otp ? { email, password, otp } : { email, password });
        try {
            this.user = await this.get("/api/auth/users/me/");
        } catch (problem) {
            this.signOutHere();
            throw problem;
        }
        return this.user;
    }

    async signOut() {
        const tokens = this.#tokens;
        if (!tokens)
            return;
        await this.send("POST", "/api/auth/logout/", { refresh: tokens.refresh }).catch(() => {});
        this.signOutHere();
    }

    signOutHere() {
        this.#tokens = null;
        this.user = null;
    }

    get(path) { return this.send("GET", path); }
    post(path, body = {}) { return this.send("POST", path, body); }

    // One renewal and one more try when the access token has run out.
    async send(method, path, body) {
        try {
            return await this.#call(method, path, body);
        } catch (problem) {
            if (problem.status !== 401 || !this.#tokens)
                throw problem;
            await this.renew();
            return this.#call(method, path, body);
        }
    }

    async renew() {
        this.#renewal ??= this.#renew().finally(() => this.#renewal = null);
        return this.#renewal;
    }

    async #renew() {
        const refresh = this.#tokens.refresh;
        this.#tokens = { access: "", refresh };
        this.#tokens = await this.#call("POST", "/api/auth/refresh/", { refresh });
    }

    async #call(method, path, body) {
        const headers = { Accept: "application/json" };
        if (body !== undefined)
            headers["Content-Type"] = "application/json";
        if (this.accessToken)
            headers.Authorization = `Bearer ${this.accessToken}`;
        let response;
        try {
            response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
        } catch {
            throw new ApiError(0, { detail: "The server cannot be reached." });
        }
        const text = await response.text();
        let answer = null;
        try {
            answer = text ? JSON.parse(text) : null;
        } catch {
            // Not JSON: the status says enough.
        }
        if (!response.ok)
            throw new ApiError(response.status, answer);
        return answer;
    }
}
