// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"
#include "shared/protocol/upload.h"

namespace chautari {

Result<CreateUploadRequest> readCreateUploadRequest(const QJsonObject &json);
QByteArray toJson(const CreateUploadRequest &request);
void write(JsonWriter &w, const Upload &upload);
Upload readUpload(JsonReader &r);

} // namespace chautari
