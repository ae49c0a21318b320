// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/httpclient.h"
#include "app/store/outgoing.h"

namespace chautari {

//! The form in which files go to a server, each under the same name (rulings.md 21); its fields are still to come.
inline HttpForm formOf(const QList<OutgoingFile> &files)
{
    HttpForm form;
    for (const OutgoingFile &file : files)
        form.files.append({"attachment", file.name, file.contentType, file.path});
    return form;
}

} // namespace chautari
