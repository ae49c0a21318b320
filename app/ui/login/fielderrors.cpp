// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/fielderrors.h"

#include "app/ui/widgets/formfield.h"

using namespace Qt::StringLiterals;

namespace chautari {

QString showFieldErrors(const Error &error, const QList<std::pair<QString, FormField *>> &fields)
{
    QStringList rest;
    for (const FieldError &problem : error.fields) {
        QStringList sentences;
        for (const QString &sentence : problem.messages) {
            sentences << localizedServerText(sentence);
        }
        FormField *target = nullptr;
        for (const auto &[name, field] : fields) {
            target = name == problem.field ? field : target;
        }
        if (target != nullptr) {
            target->setProblem(sentences.join(u' '));
        } else {
            rest << sentences;
        }
    }
    if (error.fields.isEmpty()) {
        rest << localizedServerText(error.firstMessage());
    }
    return rest.join(u' ');
}

} // namespace chautari
