// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What customers find and providers offer. Everybody sees the list; who is signed in as a provider has a second tab.
import { Session } from "./api.js";
import { el, find, showProblem } from "./dom.js";
import { contactForm, serviceForm, signInForm } from "./serviceforms.js";

const session = new Session();
let tab = "all";
let categories = [];
let cities = [];

const isProvider = () => session.user?.role === "provider";
const rupees = text => `Rs ${Number(text).toLocaleString("en-IN", { minimumFractionDigits: text.endsWith(".00") ? 0 : 2 })}`;
const initials = name => name.split(/\s+/).map(word => [...word][0] ?? "").slice(0, 2).join("").toUpperCase();

function say(text) {
    showProblem(find("#problem"), "");
    showProblem(find("#notice"), text);
}

// Runs what a button does; what goes wrong is said on the page.
async function attempt(action) {
    try {
        await action();
    } catch (problem) {
        showProblem(find("#notice"), "");
        showProblem(find("#problem"), problem.message);
    }
}

// ---- dialogs --------------------------------------------------------------------------------------------------------

function openDialog(form) {
    const dialog = find("#dialog");
    dialog.replaceChildren(form);
    dialog.showModal();
}

const closeDialog = () => find("#dialog").close();

function signIn(then) {
    openDialog(signInForm(async (...credentials) => {
        await session.signIn(...credentials);
        closeDialog();
        await showAccount();
        if (then)
            then();
    }, closeDialog));
}

function contact(service) {
    if (!session.isSignedIn)
        return signIn(() => contact(service));
    if (session.user.role !== "customer")
        return attempt(() => { throw new Error("Only customers can contact providers."); });
    openDialog(contactForm(service, async text => {
        const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
        const answer = await session.post("/api/messaging/conversations/", { service_id: service.id, provider_id: service.provider.id, initial_message: text, client_message_id: id });
        closeDialog();
        say(`Your message is with ${service.provider.name} (conversation ${answer.conversation_id}).`);
    }, closeDialog));
}

function edit(service) {
    openDialog(serviceForm(service, categories, cities, async fields => {
        const saved = service ? await session.send("PATCH", `/api/services/${service.id}/`, fields)
            : await session.post("/api/services/", fields);
        closeDialog();
        say(`“${saved.title}” is saved as ${saved.status}.`);
        await showOwn();
    }, closeDialog));
}

async function remove(service) {
    if (!confirm(`Take “${service.title}” away? Conversations about it go on.`))
        return;
    await session.send("DELETE", `/api/services/${service.id}/`);
    say(`“${service.title}” is gone.`);
    await showOwn();
}

// ---- one service ----------------------------------------------------------------------------------------------------

function priceOf(service) {
    return el("span", { class: "price" }, rupees(service.discount_price ?? service.price),
        service.discount_price ? [" ", el("s", {}, rupees(service.price))] : null);
}

function rating(service) {
    return service.reviews_count ? el("span", { class: "chip" }, `★ ${service.average_rating} (${service.reviews_count})`) : null;
}

function statusChip(status) {
    const kind = { active: "good", pending: "wait", draft: "wait" }[status] ?? "";
    return el("span", { class: `chip ${kind}` }, status);
}

function serviceCard(service, buttons, isOwn) {
    return el("article", { class: "card service", "data-id": service.id },
        el("div", { class: "row" }, el("span", { class: "chip" }, service.category_name), isOwn ? statusChip(service.status) : null, rating(service)),
        el("h3", {}, service.title), el("p", {}, service.short_description ?? service.description),
        isOwn ? null : el("div", { class: "by" }, el("span", { class: "avatar", "aria-hidden": "true" }, initials(service.provider.name)), service.provider.name,
            service.provider.is_verified ? el("span", { class: "chip good" }, "verified") : null),
        el("div", { class: "muted small" }, [service.duration, service.cities.map(city => city.name).join(", ")].filter(Boolean).join(" · ")),
        el("div", { class: "foot" }, el("span", { class: "grow" }, priceOf(service)), buttons));
}

// ---- everybody's list -----------------------------------------------------------------------------------------------

function optionsOf(items, nameOf, all) {
    return [el("option", { value: "" }, all), ...items.map(item => el("option", { value: nameOf(item) }, nameOf(item)))];
}

function filters(search) {
    const field = (name, label, control) => el("label", {}, label, Object.assign(control, { name }));
    const form = el("form", { class: "card filters", onsubmit: event => { event.preventDefault(); search(); } },
        field("search", "Search", el("input", { type: "search", placeholder: "Cleaning, सफाई, painting…" })),
        field("category", "Category", el("select", {}, optionsOf(categories, category => category.title, "All"))),
        field("city", "City", el("select", {}, optionsOf(cities, city => city.name, "All"))),
        field("min_price", "From Rs", el("input", { type: "number", min: "0", step: "any" })),
        field("max_price", "To Rs", el("input", { type: "number", min: "0", step: "any" })),
        field("sort_by", "Order", el("select", {}, [["relevance", "Relevance"], ["newest", "Newest"], ["price-low", "Cheapest"], ["price-high", "Dearest"], ["rating", "Best rated"], ["reviews", "Most reviews"]]
            .map(([value, text]) => el("option", { value }, text)))),
        el("label", { class: "check" }, el("input", { type: "checkbox", name: "verified_only", value: "true" }), "verified"));
    let timer = 0;
    form.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(search, 250);
    });
    return form;
}

async function showAll() {
    const count = el("p", { class: "count", role: "status" });
    const grid = el("div", { class: "grid" });
    const more = el("div", { class: "more" });
    let asked = 0; // answers to older questions are dropped
    const load = async page => {
        const mine = ++asked;
        const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
        query.set("page", page);
        const found = await session.get(`/api/services/?${query}`);
        if (mine !== asked)
            return;
        const cards = found.results.map(service => serviceCard(service, el("button", { type: "button", class: "primary", onclick: () => contact(service) }, "Contact"), false));
        page === 1 ? grid.replaceChildren(...cards) : grid.append(...cards);
        count.textContent = `${found.filtered_count} of ${found.total_services} services`;
        more.replaceChildren();
        if (!found.count)
            more.append(el("p", { class: "muted" }, "Nothing fits. Try fewer words or another price."));
        if (found.current_page < found.total_pages)
            more.append(el("button", { type: "button", onclick: () => attempt(() => load(page + 1)) }, "More"));
    };
    const form = filters(() => attempt(() => load(1)));
    find("#content").replaceChildren(form, count, grid, more);
    await load(1);
}

// ---- a provider's own -----------------------------------------------------------------------------------------------

async function showOwn() {
    const own = await session.get("/api/services/my_services/");
    const cards = own.map(service => serviceCard(service, [
        el("button", { type: "button", onclick: () => edit(service) }, "Edit"),
        el("button", { type: "button", class: "quiet danger", onclick: () => attempt(() => remove(service)) }, "Delete")], true));
    find("#content").replaceChildren(
        el("div", { class: "row count" }, el("span", { class: "grow" }, own.length === 1 ? "1 service" : `${own.length} services`),
            el("button", { type: "button", class: "primary", id: "newButton", onclick: () => edit(null) }, "New service")),
        own.length ? el("div", { class: "grid" }, cards) : el("p", { class: "empty" }, "You offer nothing yet."));
}

function show() {
    for (const button of find("#tabs").children)
        button.setAttribute("aria-selected", String(button.dataset.tab === tab));
    return attempt(tab === "own" ? showOwn : showAll);
}

async function showAccount() {
    const user = session.user;
    find("#account").replaceChildren(...(user
        ? [el("span", { class: "muted" }, `${user.first_name} ${user.last_name} (${user.role})`), el("button", { type: "button", class: "quiet", onclick: () => attempt(signOut) }, "Sign out")]
        : [el("button", { type: "button", class: "primary", id: "signInButton", onclick: () => signIn() }, "Sign in")]));
    find("#tabs").hidden = !isProvider();
    find("#tabs").replaceChildren(...[["own", "My services"], ["all", "All services"]].map(([name, text]) =>
        el("button", { type: "button", role: "tab", "data-tab": name, onclick: () => { tab = name; show(); } }, text)));
    tab = isProvider() ? "own" : "all";
    await show();
}

async function signOut() {
    await session.signOut();
    say("");
    await showAccount();
}

await attempt(async () => {
    [categories, cities] = (await Promise.all([session.get("/api/services/categories/?page_size=100"), session.get("/api/services/cities/?page_size=100")]))
        .map(page => page.results);
});
await showAccount();
document.body.dataset.ready = "true";
