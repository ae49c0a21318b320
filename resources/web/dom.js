// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The only way these pages make elements. Text becomes text: nothing that came from a server or a person is ever HTML.
export function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith("on"))
            element.addEventListener(name.slice(2), value);
        else if (value === true)
            element.setAttribute(name, "");
        else if (value !== false && value !== null && value !== undefined)
            element.setAttribute(name, value);
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined).map(child =>
        child instanceof Node ? child : document.createTextNode(String(child))));
    return element;
}

export function svg(tag, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes))
        element.setAttribute(name, value);
    element.append(...children);
    return element;
}

export const find = (selector, root = document) => root.querySelector(selector);

// Text in which `backticks` mark code.
export function prose(text) {
    return (text ?? "").split("`").map((part, i) => i % 2 ? el("code", {}, part) : part);
}

// A button that copies what `text()` gives and says so for a moment.
export function copyButton(text) {
    const button = el("button", { type: "button", class: "quiet small copy" }, "Copy");
    button.addEventListener("click", async () => {
        try {
            await navigator.clipboard.writeText(text());
            button.textContent = "Copied";
        } catch {
            button.textContent = "Not allowed";
        }
        setTimeout(() => button.textContent = "Copy", 1500);
    });
    return button;
}

export function showProblem(place, text) {
    place.textContent = text;
    place.hidden = !text;
}
