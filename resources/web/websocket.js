// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Two panes, so that two people can be signed in at once.
import { find } from "./dom.js";
import { Pane } from "./pane.js";

for (const letter of ["A", "B"])
    find("#panes").append(new Pane(letter).element);
document.body.dataset.ready = "true";
