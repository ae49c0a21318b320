// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Loaded before the page is drawn, so that it does not flash: what was chosen, else what the system says.
const system = window.matchMedia("(prefers-color-scheme: dark)");

function chosen() {
    try {
        return localStorage.getItem("theme");
    } catch {
        return null; // storage may be switched off
    }
}

function apply() {
    const theme = chosen() ?? (system.matches ? "dark" : "light");
    document.documentElement.dataset.theme = theme;
    const button = document.getElementById("themeButton");
    if (button)
        button.textContent = theme === "dark" ? "Light" : "Dark";
}

system.addEventListener("change", apply);
apply();
document.addEventListener("DOMContentLoaded", () => {
    apply();
    document.getElementById("themeButton")?.addEventListener("click", () => {
        const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
        try {
            localStorage.setItem("theme", theme);
        } catch {
            document.documentElement.dataset.theme = theme;
            return;
        }
        apply();
    });
});
