// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/operations/unitfilter.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QSet>
#include <QtCore/QTemporaryFile>

#include <cerrno>
#include <cstring>

#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>

namespace chautari::test {

using namespace Qt::StringLiterals;

namespace {

//! The values of a key, in the order of the file.
QStringList valuesOf(const QString &unit, const QString &key)
{
    QStringList values;
    for (const QString &line : unit.split(u'\n')) {
        if (line.startsWith(key + u'='))
            values.append(line.mid(key.size() + 1));
    }
    return values;
}

//! Names of calls; of a set those of all sets inside.
QSet<QByteArray> callsOf(const QString &word)
{
    if (!word.startsWith(u'@'))
        return {word.toLatin1()};
    static QHash<QString, QSet<QByteArray>> known;
    if (const auto found = known.constFind(word); found != known.cend())
        return *found;
    QProcess analyze;
    analyze.start(u"systemd-analyze"_s, {u"syscall-filter"_s, word});
    QSet<QByteArray> calls;
    if (analyze.waitForFinished()) {
        for (const QByteArray &line : analyze.readAllStandardOutput().split('\n').mid(1)) {
            if (!line.trimmed().isEmpty() && !line.trimmed().startsWith('#'))
                calls.unite(callsOf(QString::fromLatin1(line.trimmed())));
        }
    }
    known.insert(word, calls);
    return calls;
}

QSet<QByteArray> allowedCallsOf(const QString &unit)
{
    QSet<QByteArray> allowed = callsOf(u"@default"_s);
    for (const QString &value : valuesOf(unit, u"SystemCallFilter"_s)) {
        const bool isForbidden = value.startsWith(u'~');
        for (const QString &word : value.mid(isForbidden ? 1 : 0).split(u' ')) {
            if (isForbidden)
                allowed.subtract(callsOf(word));
            else
                allowed.unite(callsOf(word));
        }
    }
    return allowed;
}

void forbidFamilies(scmp_filter_ctx context, const QStringList &allowed)
{
    const QHash<QString, int> known{
        {u"AF_UNIX"_s, AF_UNIX}, {u"AF_INET"_s, AF_INET}, {u"AF_INET6"_s, AF_INET6}, {u"AF_NETLINK"_s, AF_NETLINK}};
    QSet<int> numbers;
    for (const QString &name : allowed)
        numbers.insert(known.value(name, -1));
    for (int family = 0; family < AF_MAX; ++family) {
        const scmp_arg_cmp isIt{0, SCMP_CMP_EQ, scmp_datum_t(family), 0};
        if (!numbers.contains(family))
            seccomp_rule_add(context, SCMP_ACT_ERRNO(EAFNOSUPPORT), SCMP_SYS(socket), 1, isIt);
    }
}

void forbidWritableCode(scmp_filter_ctx context)
{
    constexpr scmp_datum_t both = PROT_EXEC | PROT_WRITE;
    const scmp_arg_cmp isBoth{2, SCMP_CMP_MASKED_EQ, both, both};
    const scmp_arg_cmp isCode{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC};
    seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(mmap), 1, isBoth);
    seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(mprotect), 1, isCode);
    seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(pkey_mprotect), 1, isCode);
}

} // namespace

std::unique_ptr<UnitFilter> UnitFilter::of(const QString &unitFile)
{
    QFile file(unitFile);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    const QString unit = QString::fromUtf8(file.readAll());
    const QSet<QByteArray> allowed = allowedCallsOf(unit);
    std::unique_ptr<UnitFilter> filter(new UnitFilter);
    // Allowed but for what is named, because the two other restrictions are refusals within allowed calls.
    const scmp_filter_ctx context = seccomp_init(SCMP_ACT_ALLOW);
    constexpr int lastCall = 600;
    for (int call = 0; call < lastCall; ++call) {
        char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, call);
        if (!name)
            continue;
        if (allowed.contains(name))
            ++filter->m_allowedCalls;
        else
            seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), call, 0);
        ::free(name);
    }
    forbidFamilies(context, valuesOf(unit, u"RestrictAddressFamilies"_s).join(u' ').split(u' '));
    if (valuesOf(unit, u"MemoryDenyWriteExecute"_s).contains(u"yes"_s))
        forbidWritableCode(context);
    QTemporaryFile exported;
    const bool isExported = exported.open() && seccomp_export_bpf(context, exported.handle()) == 0 && exported.seek(0);
    seccomp_release(context);
    const QByteArray bytes = isExported ? exported.readAll() : QByteArray();
    filter->m_program.resize(size_t(bytes.size()) / sizeof(sock_filter));
    std::memcpy(filter->m_program.data(), bytes.constData(), filter->m_program.size() * sizeof(sock_filter));
    return filter;
}

bool UnitFilter::enter() const
{
    const sock_fprog program{
        static_cast<unsigned short>(m_program.size()), const_cast<sock_filter *>(m_program.data())};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

} // namespace chautari::test
