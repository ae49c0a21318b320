// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/bodyintake.h"

#include "server/net/multipartparser.h"
#include "server/net/uploadwriter.h"

namespace chautari::server {

namespace {

HttpViolation violationOf(MultipartParser::Problem problem)
{
    switch (problem) {
    case MultipartParser::Problem::None:
        return HttpViolation::None;
    case MultipartParser::Problem::BadPartHeader:
    case MultipartParser::Problem::PartHeaderTooLarge:
    case MultipartParser::Problem::NameTooLong:
    case MultipartParser::Problem::Truncated:
        return HttpViolation::BadForm;
    case MultipartParser::Problem::TooManyParts:
    case MultipartParser::Problem::FieldsTooLarge:
        return HttpViolation::BodyTooLarge;
    }
    Q_UNREACHABLE();
}

class FormIntake final : public BodyIntake, private MultipartParser::Sink
{
public:
    FormIntake(const QByteArray &boundary, const QString &folder, qint64 fileBytes)
        : m_folder(folder)
        , m_fileBytes(fileBytes)
        , m_parser(boundary, {}, *this)
    { }

    HttpViolation take(QByteArrayView bytes) override
    {
        m_parser.feed(bytes);
        return violation();
    }
    HttpViolation complete(HttpRequest &request) override
    {
        m_parser.finish();
        if (violation() == HttpViolation::None)
            request.form = std::make_shared<const MultipartForm>(std::move(m_form));
        return violation();
    }

private:
    [[nodiscard]] HttpViolation violation() const
    {
        return m_isStorageFull ? HttpViolation::StorageFull : violationOf(m_parser.problem());
    }

    void beginPart(const MultipartPart &part) override
    {
        m_isNobodysFile = part.fileName && part.fileName->isEmpty();
        if (m_isNobodysFile)
            return;
        if (!part.fileName) {
            m_form.fields.append({part.name, {}});
            return;
        }
        UploadedFile file;
        file.fieldName = part.name;
        file.fileName = *part.fileName;
        file.contentType = part.contentType;
        m_form.files.append(std::move(file));
        m_writer = std::make_unique<UploadWriter>(m_folder, m_fileBytes);
    }
    void addBytes(QByteArrayView bytes) override
    {
        if (m_writer)
            m_isStorageFull |= !m_writer->add(bytes);
        else if (!m_isNobodysFile)
            m_form.fields.last().value.append(bytes);
    }
    void endPart() override
    {
        if (m_writer)
            m_isStorageFull |= !m_writer->finish(m_form.files.last());
        m_writer.reset();
    }

    const QString m_folder;
    const qint64 m_fileBytes;
    MultipartParser m_parser;
    MultipartForm m_form;
    std::unique_ptr<UploadWriter> m_writer; //!< of the part that is being read, if it is a file
    bool m_isNobodysFile = false;
    bool m_isStorageFull = false;
};

class FileIntake final : public BodyIntake
{
public:
    FileIntake(QByteArray contentType, const QString &folder, qint64 fileBytes)
        : m_writer(folder, fileBytes)
    {
        m_file.contentType = std::move(contentType);
    }

    HttpViolation take(QByteArrayView bytes) override
    {
        return m_writer.add(bytes) ? HttpViolation::None : HttpViolation::StorageFull;
    }
    HttpViolation complete(HttpRequest &request) override
    {
        if (!m_writer.finish(m_file))
            return HttpViolation::StorageFull;
        request.bodyFile = std::make_shared<const UploadedFile>(std::move(m_file));
        return HttpViolation::None;
    }

private:
    UploadWriter m_writer;
    UploadedFile m_file;
};

} // namespace

std::unique_ptr<BodyIntake> BodyIntake::create(const BodyPlan &plan, const HttpRequest &head, const QString &folder)
{
    const QByteArray contentType = head.header("Content-Type");
    if (plan.kind == BodyPlan::Kind::File)
        return std::make_unique<FileIntake>(contentType, folder, plan.fileBytes);
    const QByteArray boundary = multipartBoundary(contentType);
    if (boundary.isEmpty())
        return nullptr;
    return std::make_unique<FormIntake>(boundary, folder, plan.fileBytes);
}

} // namespace chautari::server
