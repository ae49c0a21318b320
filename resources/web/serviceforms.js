// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialogs of the services page. Each calls `submit` and says what went wrong above its buttons.
import { el, showProblem } from "./dom.js";

function dialogForm(title, action, submit, cancel, ...fields) {
    const problem = el("p", { class: "problem", role: "alert", hidden: true });
    const button = el("button", { class: "primary" }, action);
    return el("form", { onsubmit: async event => {
        event.preventDefault();
        showProblem(problem, "");
        button.disabled = true;
        try {
            await submit(event.target);
        } catch (failure) {
            showProblem(problem, failure.message);
        }
        button.disabled = false;
    } }, el("h2", {}, title), fields,
    el("div", { class: "foot" }, problem, el("button", { type: "button", onclick: cancel }, "Cancel"), button));
}

export function signInForm(signIn, cancel) {
    const email = el("input", { type: "email", required: true, autocomplete: "username", autofocus: true });
    const password = el("input", { type: "password", required: true, autocomplete: "current-password" });
    const otp = el("input", { inputmode: "numeric", autocomplete: "one-time-code" });
    const otpLabel = el("label", { hidden: true }, "Code of the authenticator app", otp);
    const submit = async () => {
        try {
            await signIn(email.value.trim(), password.value, otp.value.trim());
        } catch (problem) {
            otpLabel.hidden &&= problem.code !== "two_factor_required";
            throw problem;
        }
    };
    return dialogForm("Sign in", "Sign in", submit, cancel,
        el("label", {}, "E-mail", email), el("label", {}, "Password", password), otpLabel);
}

export function contactForm(service, send, cancel) {
    const text = el("textarea", { required: true, maxlength: "5000", autofocus: true });
    text.value = `Hello, I am interested in “${service.title}”. `;
    return dialogForm(`Write to ${service.provider.name}`, "Send", () => send(text.value), cancel,
        el("p", { class: "muted" }, service.title), el("label", {}, "Message", text));
}

function cityBoxes(cities, chosen) {
    return el("fieldset", {}, el("legend", {}, "Cities"), el("div", {}, cities.map(city => el("label", { class: "check" },
        el("input", { type: "checkbox", name: "city", value: city.id, checked: chosen.has(city.id) }), city.name))));
}

// A new service when `service` is null.
export function serviceForm(service, categories, cities, save, cancel) {
    const input = (name, attributes = {}) => Object.assign(el("input", attributes), { name, value: service?.[name] ?? "" });
    const area = name => Object.assign(el("textarea", { name }), { value: service?.[name] ?? "" });
    const category = el("select", { name: "category" }, categories.map(item => el("option", { value: item.id, selected: service?.category === item.id }, item.title)));
    const status = el("select", { name: "status" }, ["draft", "pending", "active", "inactive"].map(word => el("option", { value: word, selected: (service?.status ?? "draft") === word }, word)));
    const submit = form => {
        const data = new FormData(form);
        const text = name => data.get(name).trim();
        return save({
            title: text("title"), short_description: text("short_description"), description: text("description"),
            price: text("price"), discount_price: text("discount_price"), duration: text("duration"),
            category: Number(data.get("category")), city_ids: data.getAll("city").map(Number), status: data.get("status"),
            includes: text("includes"), excludes: text("excludes"),
        });
    };
    return dialogForm(service ? "Edit the service" : "A new service", "Save", submit, cancel,
        el("label", {}, "Title", input("title", { required: true, maxlength: "200" })),
        el("label", {}, "In one line", input("short_description", { maxlength: "300" })),
        el("label", {}, "Description", Object.assign(area("description"), { required: true })),
        el("div", { class: "pair" }, el("label", {}, "Price, Rs", input("price", { required: true, inputmode: "decimal" })),
            el("label", {}, "Reduced price, Rs", input("discount_price", { inputmode: "decimal" }))),
        el("div", { class: "pair" }, el("label", {}, "Duration", input("duration", { required: true, maxlength: "100", placeholder: "2 hours" })), el("label", {}, "Category", category)),
        cityBoxes(cities, new Set((service?.cities ?? []).map(city => city.id))),
        el("div", { class: "pair" }, el("label", {}, "Includes", area("includes")), el("label", {}, "Excludes", area("excludes"))),
        el("label", {}, "Status", status));
}
