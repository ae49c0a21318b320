// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/report.h"

#include <QtCore/QDateTime>
#include <QtCore/QSaveFile>

#include <cstdio>

namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype findingsShown = 20;

QString controlText(const Control &control)
{
    return control.found > 0 ? u"%1: found %2"_s.arg(control.what).arg(control.found)
                             : u"%1: FOUND NOTHING, so this check is blind"_s.arg(control.what);
}

void print(const QString &line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

} // namespace

void Report::add(const QString &name, const Outcome &outcome, qint64 milliseconds)
{
    m_isGood = m_isGood && outcome.isGood();
    QString verdict = u"nothing"_s;
    if (!outcome.findings.isEmpty())
        verdict = u"**%1 findings**"_s.arg(outcome.findings.size());
    else if (!outcome.hasRun())
        verdict = u"**not run**"_s;
    m_notRun += outcome.hasRun() ? 0 : 1;
    QStringList controls;
    for (const Control &control : outcome.controls)
        controls.append(controlText(control));
    print(u"%1 (seed %2, %3 s): %4; found: %5"_s.arg(name)
              .arg(m_settings.seed)
              .arg(double(milliseconds) / 1000, 0, 'f', 1)
              .arg(outcome.counts.join(u", "_s), verdict));
    for (const QString &control : std::as_const(controls))
        print(u"    control: "_s + control);
    for (const QString &reason : outcome.notRun)
        print(u"    not run: "_s + reason);
    for (const QString &finding : outcome.findings.first(std::min(findingsShown, outcome.findings.size()))) {
        print(u"    FOUND: "_s + finding);
        m_findings.append(u"- %1: %2"_s.arg(name, finding));
    }
    const QString notRun = outcome.notRun.isEmpty() ? QString() : u"; not run: "_s + outcome.notRun.join(u"; "_s);
    m_rows.append(u"| %1 | %2%3 | %4 | %5 | %6 |"_s.arg(name, outcome.counts.join(u", "_s), notRun, verdict,
        controls.isEmpty() ? u"none"_s : controls.join(u"; "_s), QString::number((milliseconds + 500) / 1000)));
}

void Report::conclude() const
{
    print(u"%1 of %2 experiments ran, %3"_s.arg(m_rows.size() - m_notRun)
              .arg(m_rows.size())
              .arg(m_isGood ? u"nothing was found"_s : u"something was FOUND"_s));
}

bool Report::save(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(u"# Soak, %1, seed %2, %3\n\n"_s.arg(m_settings.isFull ? u"full"_s : u"quick"_s)
                   .arg(m_settings.seed)
                   .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODate))
                   .toUtf8());
    file.write(
        "| experiment | what was done | found | controls, which must find something | s |\n|---|---|---|---|---|\n");
    file.write((m_rows.join(u'\n') + u'\n').toUtf8());
    if (!m_findings.isEmpty())
        file.write((u"\n## Found\n\n"_s + m_findings.join(u'\n') + u'\n').toUtf8());
    return file.commit();
}

} // namespace chautari::soak
