// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The readable page of the interface, made here in the browser out of the two YAML files that the server serves.
import { copyButton, el, find, prose } from "./dom.js";
import { exampleOf, merged, typeOf, valueAt } from "./schemashapes.js";
import { parseYaml } from "./yaml.js";

const methods = ["get", "post", "put", "patch", "delete"];
const entries = []; // what the search looks through: { element, link, section, heading, words }

async function load(name) {
    const response = await fetch(`/api/schema/${name}`);
    if (!response.ok)
        throw new Error(`${name}: the server answered ${response.status}.`);
    return parseYaml(await response.text());
}

// ---- pieces ---------------------------------------------------------------------------------------------------------

function code(text) {
    return el("div", { class: "code" }, el("pre", {}, text), copyButton(() => text));
}

function fieldRow(root, name, schema, isRequired, depth) {
    const shape = merged(root, schema);
    const inner = merged(root, shape.items ?? shape);
    const cell = el("td", {}, el("span", { class: "type" }, typeOf(root, schema)));
    if (isRequired)
        cell.append(" ", el("span", { class: "required" }, "required"));
    if (shape.description)
        cell.append(el("div", {}, prose(shape.description)));
    if (inner.properties && depth < 3) {
        const details = el("details", {}, el("summary", {}, "Its fields"));
        details.addEventListener("toggle", () => {
            if (details.children.length === 1)
                details.append(fields(root, inner, depth + 1));
        });
        cell.append(details);
    }
    return el("tr", {}, el("td", {}, el("code", {}, name)), cell);
}

function fields(root, schema, depth = 0) {
    const shape = merged(root, schema);
    const rows = Object.entries(shape.properties ?? {}).map(([name, field]) =>
        fieldRow(root, name, field, shape.required?.includes(name), depth));
    return el("table", { class: "fields" }, el("tbody", {}, rows));
}

function shapeOf(root, schema) {
    const shape = merged(root, schema);
    if (shape.properties)
        return fields(root, schema);
    const inner = shape.items && merged(root, shape.items);
    return el("div", {}, el("span", { class: "muted" }, `${typeOf(root, schema)} `), prose(shape.description),
        inner?.properties ? fields(root, inner) : null);
}

function parameters(root, list, place, title) {
    const chosen = list.map(parameter => merged(root, parameter)).filter(parameter => parameter.in === place);
    if (!chosen.length)
        return [];
    return [el("h3", {}, title), el("table", { class: "fields" }, el("tbody", {}, chosen.map(parameter =>
        fieldRow(root, parameter.name, { ...parameter.schema, description: parameter.description || undefined },
            parameter.required && place !== "path", 0))))];
}

function answer(root, status, response) {
    const shape = merged(root, response);
    const content = Object.values(shape.content ?? {})[0];
    const summary = el("summary", {}, el("span", { class: status < 300 ? "status" : "status bad" }, status),
        el("span", {}, prose(shape.description)));
    const details = el("details", { class: "answer" }, summary);
    details.addEventListener("toggle", () => {
        if (details.children.length > 1)
            return;
        const inside = el("div", {});
        if (content?.example !== undefined)
            inside.append(code(JSON.stringify(content.example, null, 2)));
        if (content?.schema && Object.keys(merged(root, content.schema)).length)
            inside.append(shapeOf(root, content.schema));
        if (!inside.children.length)
            inside.append(el("span", { class: "muted" }, "No body."));
        details.append(inside);
    });
    return details;
}

function curl(root, path, method, operation) {
    const body = operation.requestBody?.content?.["application/json"]?.schema;
    const filled = path.replace("{id}", "1").replace("{message_id}", "15").replace("{folder}/{name}", "…");
    const lines = [`curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}${location.origin}${filled}`];
    if (operation.security?.length !== 0)
        lines.push('-H "Authorization: Bearer $TOKEN"');
    if (body) {
        lines.push('-H "Content-Type: application/json"');
        lines.push(`-d '${JSON.stringify(exampleOf(root, body)).replaceAll("'", "'\\''")}'`);
    }
    return lines.join(" \\\n  ");
}

// ---- one operation, one frame --------------------------------------------------------------------------------------

function card(method, title, what, isOpen, inside) {
    const details = el("details", { class: "card operation", id: `${method}-${title.replace(/[^a-z0-9]+/gi, "-")}` },
        el("summary", {}, el("span", { class: `method ${method}` }, method), el("code", { class: "path" }, title),
            isOpen ? el("span", { class: "chip lock" }, "public") : null, el("span", { class: "what" }, what)));
    details.addEventListener("toggle", () => {
        if (details.children.length === 1)
            details.append(inside());
    });
    return details;
}

function operationCard(root, path, method, operation) {
    return card(method, path, operation.summary, operation.security?.length === 0, () => {
        const left = el("div", {}, operation.description ? el("p", {}, prose(operation.description)) : null);
        left.append(...parameters(root, operation.parameters ?? [], "path", "In the path"),
            ...parameters(root, operation.parameters ?? [], "query", "Query"),
            ...parameters(root, operation.parameters ?? [], "header", "Headers"));
        for (const [type, content] of Object.entries(operation.requestBody?.content ?? {}))
            left.append(el("h3", {}, `Request, ${type}`), shapeOf(root, content.schema));
        const answers = Object.entries(operation.responses).map(([status, response]) => answer(root, status, response));
        left.append(el("h3", {}, "Answers"), el("div", {}, answers));
        const right = el("div", {}, el("h3", {}, "Example"), code(curl(root, path, method, operation)));
        const success = Object.entries(operation.responses).find(([status]) => status < 300);
        const schema = Object.values(merged(root, success?.[1] ?? {}).content ?? {})[0]?.schema;
        if (schema && merged(root, schema).type !== "string")
            right.append(el("h3", {}, `Answer ${success[0]}`), code(JSON.stringify(exampleOf(root, schema), null, 2)));
        return el("div", { class: "details" }, left, right);
    });
}

function frameCard(root, direction, message) {
    return card(direction, message.name, message.title, false, () => {
        const data = message.payload.properties.data;
        const left = el("div", {}, message.description ? el("p", {}, prose(message.description)) : null,
            el("h3", {}, "Data"), data ? shapeOf(root, data) : el("p", { class: "muted" }, "None."));
        const right = el("div", {}, el("h3", {}, "Example"),
            code(JSON.stringify(message.examples[0].payload, null, 2)));
        return el("div", { class: "details" }, left, right);
    });
}

// ---- the page ------------------------------------------------------------------------------------------------------

function section(title, description, cards) {
    const part = el("section", { id: title.replaceAll(" ", "-") },
        el("header", {}, el("h2", {}, title), el("p", { class: "muted" }, prose(description))));
    const heading = el("h3", {}, title);
    find("#contents").append(heading);
    for (const { element, label, method, words } of cards) {
        const link = el("a", { href: `#${element.id}` }, el("span", {}, label), el("span", { class: `verb ${method}` }, method));
        link.addEventListener("click", () => element.open = true);
        find("#contents").append(link);
        part.append(element);
        entries.push({ element, link, section: part, heading, words: words.toLowerCase() });
    }
    return part;
}

function operationsOf(api, tag) {
    const cards = [];
    for (const [path, item] of Object.entries(api.paths)) {
        for (const method of methods.filter(name => item[name]?.tags.includes(tag))) {
            const operation = item[method];
            cards.push({ element: operationCard(api, path, method, operation), label: operation.summary, method,
                words: [tag, path, method, operation.summary, operation.description].join(" ") });
        }
    }
    return cards;
}

function framesOf(socket, name) {
    return socket.operations[name].messages.map(reference => {
        const message = valueAt(socket, valueAt(socket, reference.$ref).$ref);
        return { element: frameCard(socket, name, message), label: message.title, method: message.name,
            words: ["websocket", name, message.name, message.title, message.description].join(" ") };
    });
}

function closeCodes(socket) {
    return el("div", { class: "card codes" }, el("h3", {}, "Close codes"), el("table", { class: "fields" },
        el("tbody", {}, socket["x-close-codes"].map(({ code: number, meaning }) =>
            el("tr", {}, el("td", {}, el("code", {}, number)), el("td", {}, meaning))))));
}

function intro(api) {
    return el("div", { class: "intro" }, el("h1", {}, "The interface of this server"), el("p", {}, prose(api.info.description)),
        el("div", { class: "row" }, el("a", { href: "/api/schema/openapi.yaml" }, "openapi.yaml"),
            el("a", { href: "/api/schema/asyncapi.yaml" }, "asyncapi.yaml"),
            el("a", { href: "/test/websocket" }, "Try the WebSocket")));
}

function search() {
    const words = find("#searchEdit").value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    const filled = new Set();
    for (const entry of entries) {
        const isFound = words.every(word => entry.words.includes(word));
        entry.element.hidden = entry.link.hidden = !isFound;
        count += isFound;
        if (isFound)
            filled.add(entry.section);
    }
    for (const entry of entries)
        entry.section.hidden = entry.heading.hidden = !filled.has(entry.section);
    find("#found").textContent = words.length ? `${count} of ${entries.length} found` : `${entries.length} entries`;
}

function openTarget() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.tagName === "DETAILS") {
        target.open = true;
        target.scrollIntoView();
    }
}

try {
    const [api, socket] = await Promise.all([load("openapi.yaml"), load("asyncapi.yaml")]);
    const page = el("div", {}, intro(api), api.tags.map(tag => section(tag.name, tag.description, operationsOf(api, tag.name))),
        section("WebSocket, to the server", socket.channels.messaging.description, framesOf(socket, "send")),
        section("WebSocket, from the server", socket.info.description, framesOf(socket, "receive")), closeCodes(socket));
    find("#description").replaceChildren(page);
    find("#searchEdit").addEventListener("input", search);
    search();
    openTarget();
    addEventListener("hashchange", openTarget);
    document.body.dataset.ready = "true";
} catch (problem) {
    find("#description").replaceChildren(el("p", { class: "problem" }, problem.message));
}
