// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/inlinemarkup.h"

#include <QtCore/QVarLengthArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

// Each span is shaped by itself, so a text of nothing but signs would cost what no message may (three a pair).
constexpr qsizetype mostSpans = 300;
constexpr QStringView fence = u"```";

bool isSign(QChar c)
{
    return c == u'*' || c == u'_' || c == u'~' || c == u'`' || c == u'>';
}

bool isEmphasis(QChar c)
{
    return c == u'*' || c == u'_' || c == u'~';
}

bool isLineEnd(QChar c)
{
    return c == QChar::LineSeparator || c == QChar::ParagraphSeparator || c == u'\n';
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c.category() == QChar::Symbol_Other;
}

MarkupSpan::Kind kindOf(QChar sign)
{
    return sign == u'*' ? MarkupSpan::Kind::Bold : sign == u'_' ? MarkupSpan::Kind::Italic : MarkupSpan::Kind::Struck;
}

// Few on purpose: "-_-", "/_a_/" and "*123*4#" stay what they are.
bool mayStandBefore(QChar c)
{
    return c.isSpace() || c.category() == QChar::Punctuation_Open || c.category() == QChar::Punctuation_InitialQuote
        || c == u'"' || c == u'\'' || c == u'\u2014' || c == u'\u00A1' || c == u'\u00BF';
}

bool mayStandAfter(QChar c)
{
    return c.isSpace() || c.category() == QChar::Punctuation_Close || c.category() == QChar::Punctuation_FinalQuote
        || QStringView(u"\"'.,;:!?\u2026\u2014\u0964\u0965\u060C\u061B\u061F").contains(c);
}

//! \brief One walk over a text. Emphasis that is open waits in a short stack (one of each kind); whoever closes drops
//! what was opened inside it and never closed.
class Walk
{
public:
    Walk(QStringView text, const QList<FoundLink> &links)
        : m_text(text)
        , m_links(links)
    { }

    QList<MarkupSpan> run();

private:
    struct Open
    {
        QChar sign;
        qsizetype at;
    };

    void beginLine(qsizetype at);
    [[nodiscard]] bool skipLink(qsizetype *at);
    [[nodiscard]] bool takeCode(qsizetype *at);
    void takeEmphasis(qsizetype at);
    [[nodiscard]] bool canOpen(qsizetype at, qsizetype length) const;
    [[nodiscard]] bool canClose(qsizetype at, qsizetype length) const;
    void add(MarkupSpan::Kind kind, qsizetype start, qsizetype end, qsizetype signLength);

    QStringView m_text;
    const QList<FoundLink> &m_links;
    qsizetype m_nextLink = 0;
    qsizetype m_lastWord = -1; //!< the last letter, number or picture seen
    bool m_hasFences = true; //!< one may still be closed
    QVarLengthArray<Open, 3> m_open;
    QList<MarkupSpan> m_spans;
};

QList<MarkupSpan> Walk::run()
{
    beginLine(0);
    for (qsizetype at = 0; at < m_text.size() && m_spans.size() < mostSpans;) {
        if (skipLink(&at)) {
            continue;
        }
        const QChar c = m_text.at(at);
        if (isLineEnd(c)) {
            beginLine(++at);
            continue;
        }
        if (c == u'`' && takeCode(&at)) {
            continue;
        }
        if (isEmphasis(c)) {
            takeEmphasis(at);
        } else if (isWordPart(c)) {
            m_lastWord = at;
        }
        ++at;
    }
    std::ranges::stable_sort(m_spans, {}, &MarkupSpan::start);
    return m_spans;
}

void Walk::beginLine(qsizetype at)
{
    m_open.clear();
    if (at + 2 < m_text.size() && m_text.at(at) == u'>' && m_text.at(at + 1) == u' ') {
        qsizetype end = at;
        while (end < m_text.size() && !isLineEnd(m_text.at(end))) {
            ++end;
        }
        m_spans.append({MarkupSpan::Kind::Quoted, at, end - at});
    }
}

bool Walk::skipLink(qsizetype *at)
{
    while (m_nextLink < m_links.size() && m_links.at(m_nextLink).start < *at) {
        ++m_nextLink;
    }
    if (m_nextLink >= m_links.size() || m_links.at(m_nextLink).start != *at) {
        return false;
    }
    *at += m_links.at(m_nextLink).length;
    m_lastWord = *at - 1;
    return true;
}

// What stands between ` or ``` means nothing but itself.
bool Walk::takeCode(qsizetype *at)
{
    const bool isFence = m_text.sliced(*at).startsWith(fence);
    const qsizetype length = isFence ? fence.size() : 1;
    if ((isFence && !m_hasFences) || !canOpen(*at, isFence ? 0 : length)) {
        *at += length;
        return true;
    }
    const qsizetype inside = *at + length;
    qsizetype end = inside;
    while (end < m_text.size()
        && (isFence ? !m_text.sliced(end).startsWith(fence) : m_text.at(end) != u'`' && !isLineEnd(m_text.at(end)))) {
        ++end;
    }
    if (isFence && end >= m_text.size()) {
        m_hasFences = false;
    }
    if (end >= m_text.size() || isLineEnd(m_text.at(end)) || m_text.sliced(inside, end - inside).trimmed().isEmpty()
        || !canClose(end, length)) {
        *at = inside;
        return true;
    }
    if (isFence) {
        m_open.clear(); // it may have ended the line
    }
    add(MarkupSpan::Kind::Code, *at, end + length, length);
    m_lastWord = end;
    *at = end + length;
    return true;
}

void Walk::takeEmphasis(qsizetype at)
{
    const QChar sign = m_text.at(at);
    const auto open = std::ranges::find(m_open, sign, &Open::sign);
    if (open == m_open.end()) {
        if (canOpen(at, 1)) {
            m_open.append({sign, at});
        }
        return;
    }
    if (canClose(at, 1) && m_lastWord > open->at) {
        add(kindOf(sign), open->at, at + 1, 1);
        m_open.erase(open, m_open.end());
    }
}

// `length` of the sign; 0 when white space may follow it.
bool Walk::canOpen(qsizetype at, qsizetype length) const
{
    const bool isAtBorder = at == 0 || mayStandBefore(m_text.at(at - 1))
        || (isSign(m_text.at(at - 1)) && m_text.at(at - 1) != m_text.at(at));
    const qsizetype next = at + length;
    return isAtBorder && next < m_text.size()
        && (length == 0 || (!m_text.at(next).isSpace() && m_text.at(next) != m_text.at(at)));
}

bool Walk::canClose(qsizetype at, qsizetype length) const
{
    const qsizetype next = at + length;
    const bool isAtBorder = next >= m_text.size() || mayStandAfter(m_text.at(next))
        || (isEmphasis(m_text.at(next)) && m_text.at(next) != m_text.at(at));
    return isAtBorder && (length > 1 || !m_text.at(at - 1).isSpace());
}

void Walk::add(MarkupSpan::Kind kind, qsizetype start, qsizetype end, qsizetype signLength)
{
    m_spans.append({kind, start + signLength, end - start - 2 * signLength});
    m_spans.append({MarkupSpan::Kind::Marker, start, signLength});
    m_spans.append({MarkupSpan::Kind::Marker, end - signLength, signLength});
}

} // namespace

QList<MarkupSpan> findMarkup(QStringView text, const QList<FoundLink> &links)
{
    // Nearly every message ends here.
    if (std::ranges::none_of(text, isSign)) {
        return {};
    }
    return Walk(text, links).run();
}

} // namespace chautari
