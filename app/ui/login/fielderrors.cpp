// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/fielderrors.h"

#include "app/ui/widgets/formfield.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

// For lupdate only: translate() below looks them up by the text that came.
[[maybe_unused]] constexpr const char *knownSentences[] = {
    QT_TRANSLATE_NOOP("Server", "A user with that username already exists."),
    QT_TRANSLATE_NOOP("Server", "Enter a valid email address."),
    QT_TRANSLATE_NOOP(
        "Server", "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."),
    QT_TRANSLATE_NOOP("Server", "No active account found with the given credentials"),
    QT_TRANSLATE_NOOP("Server", "Password fields didn't match."),
    QT_TRANSLATE_NOOP("Server", "The server is busy. Try again in a moment."),
    QT_TRANSLATE_NOOP("Server", "The server's disk is full. Nothing was saved."),
    QT_TRANSLATE_NOOP("Server", "This field is required."),
    QT_TRANSLATE_NOOP("Server", "This field may not be blank."),
    QT_TRANSLATE_NOOP("Server", "This password is entirely numeric."),
    QT_TRANSLATE_NOOP("Server", "This password is too common."),
    QT_TRANSLATE_NOOP("Server", "This password is too short. It must contain at least 8 characters."),
    QT_TRANSLATE_NOOP("Server", "User is inactive"),
    QT_TRANSLATE_NOOP("Server", "User with this email address already exists."),
};

} // namespace

QString localizedServerText(const QString &sentence)
{
    return QCoreApplication::translate("Server", sentence.toUtf8().constData());
}

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
