// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztargets.h"
#include "pieces.h"

#include "server/net/multipartparser.h"

namespace chautari::fuzz {

using namespace chautari::server;

namespace {

constexpr MultipartParser::Limits partBounds{5, 300, 200, 30};

class Recorder final : public MultipartParser::Sink
{
public:
    void beginPart(const MultipartPart &part) override
    {
        require(!m_isOpen && ++m_parts <= partBounds.parts && part.name.toUtf8().size() <= partBounds.nameBytes);
        m_isOpen = true;
        m_isField = !part.fileName;
        heard
            += part.name.toUtf8() + '\0' + part.fileName.value_or(QString()).toUtf8() + '\0' + part.contentType + '\0';
    }
    void addBytes(QByteArrayView bytes) override
    {
        require(m_isOpen && !bytes.isEmpty());
        contentBytes += bytes.size();
        m_fieldBytes += m_isField ? bytes.size() : 0;
        require(m_fieldBytes <= partBounds.fieldBytes);
        heard += bytes;
    }
    void endPart() override
    {
        require(m_isOpen);
        m_isOpen = false;
        heard += '\n';
    }

    QByteArray heard;
    qint64 contentBytes = 0;

private:
    int m_parts = 0;
    qint64 m_fieldBytes = 0;
    bool m_isOpen = false;
    bool m_isField = false;
};

} // namespace

//! The same parts and the same verdict, whatever the pieces; no more content than there was input.
int multipart(const std::uint8_t *data, std::size_t size)
{
    const Pieces pieces(QByteArrayView(data, qsizetype(size)));
    Recorder wholeHeard;
    MultipartParser whole("zz", partBounds, wholeHeard);
    whole.feed(pieces.whole());
    whole.finish();

    Recorder cutHeard;
    MultipartParser cut("zz", partBounds, cutHeard);
    pieces.forEach([&cut](QByteArrayView piece) { cut.feed(piece); });
    cut.finish();

    require(cut.problem() == whole.problem() && cutHeard.heard == wholeHeard.heard);
    require(wholeHeard.contentBytes <= pieces.whole().size());
    return 0;
}

} // namespace chautari::fuzz
