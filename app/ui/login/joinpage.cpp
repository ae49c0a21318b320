// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/joinpage.h"

#include "app/ui/host/qrreading.h"
#include "app/ui/host/scandialog.h"
#include "app/ui/widgets/formfield.h"
#include "app/ui/widgets/rowdelegate.h"

#include <QtCore/QEvent>
#include <QtCore/QMimeData>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

JoinPage::JoinPage(const ThemeController &theme, QWidget *parent)
    : CardPage(theme, parent)
    , m_hostsLabel(new QLabel(this))
    , m_hosts(new QListWidget(this))
    , m_address(new FormField(u"address"_s, FormField::Kind::Text, theme, this))
    , m_joinButton(new QPushButton(this))
    , m_scanButton(new QPushButton(this))
    , m_pictureButton(new QPushButton(this))
    , m_testButton(new QPushButton(this))
{
    m_address->edit().setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    m_address->edit().setMaxLength(2000);
    m_joinButton->setObjectName(u"joinServerButton"_s);
    m_joinButton->setProperty("kind", u"primary"_s);
    m_joinButton->setAutoDefault(true);
    m_scanButton->setObjectName(u"scanQrButton"_s);
    m_scanButton->hide();
    m_pictureButton->setObjectName(u"openQrButton"_s);
    m_testButton->setObjectName(u"testNetworkButton"_s);
    for (QPushButton *button : {m_scanButton, m_pictureButton, m_testButton}) {
        button->setProperty("kind", u"link"_s);
        button->setAutoDefault(true);
        button->setCursor(Qt::PointingHandCursor);
    }
    setAcceptDrops(true);
    m_address->edit().setAcceptDrops(false); // a file's address is not what is meant: the page takes it
    m_address->edit().installEventFilter(this);
    m_hostsLabel->setTextFormat(Qt::PlainText);
    m_hostsLabel->setWordWrap(true);
    m_hosts->setObjectName(u"foundHostsList"_s);
    m_hosts->setProperty("kind", u"rows"_s);
    m_hosts->setWordWrap(true);
    m_hosts->setItemDelegate(new RowDelegate(m_hosts));
    m_hosts->hide();
    const auto choose = [this](const QListWidgetItem *item) {
        if (item && !m_isBusy)
            Q_EMIT hostChosen(item->data(Qt::UserRole).toString());
    };
    connect(m_hosts, &QListWidget::itemClicked, this, choose);
    connect(m_hosts, &QListWidget::itemActivated, this, choose);
    column().addWidget(m_hostsLabel);
    column().addWidget(m_hosts);
    column().addWidget(m_address);
    addProgress();
    column().addWidget(m_joinButton);
    column().addWidget(m_scanButton, 0, Qt::AlignHCenter);
    column().addWidget(m_pictureButton, 0, Qt::AlignHCenter);
    column().addWidget(m_testButton, 0, Qt::AlignHCenter);
    connect(m_address, &FormField::edited, this, &JoinPage::updateHint);
    connect(m_address, &FormField::submitted, this, &JoinPage::submit);
    connect(m_scanButton, &QPushButton::clicked, this, &JoinPage::scan);
    connect(m_pictureButton, &QPushButton::clicked, this, &JoinPage::choosePicture);
    connect(m_testButton, &QPushButton::clicked, this, &JoinPage::testRequested);
    connect(m_joinButton, &QPushButton::clicked, this, [this] {
        if (m_isBusy) {
            Q_EMIT cancelRequested();
        } else {
            submit();
        }
    });
    JoinPage::retranslate();
}

void JoinPage::setAddressText(const QString &text)
{
    m_address->edit().setText(text);
    updateHint();
}

// Who stays keeps the place in the list and the selection.
void JoinPage::setHosts(const QList<Row> &rows)
{
    const QListWidgetItem *current = m_hosts->currentItem();
    const QString chosen = current ? current->data(Qt::UserRole).toString() : QString();
    m_rows = rows;
    m_hosts->clear();
    for (const Row &row : rows) {
        auto *item = new QListWidgetItem(lineOf(row), m_hosts);
        item->setData(Qt::UserRole, row.id);
        if (row.id == chosen)
            m_hosts->setCurrentItem(item);
    }
    m_hosts->setVisible(!rows.isEmpty());
    fitHosts();
    retranslate();
}

QString JoinPage::lineOf(const Row &row) const
{
    return row.name + u'\n' + (row.isKnown ? tr("%1 · joined before", "address of a place").arg(row.where) : row.where);
}

// As high as its rows, up to four of them.
void JoinPage::fitHosts()
{
    const int rows = std::min(m_hosts->count(), 4);
    m_hosts->setFixedHeight(rows * m_hosts->sizeHintForRow(0) + 2 * m_hosts->frameWidth() + grid);
}

void JoinPage::changeEvent(QEvent *event)
{
    CardPage::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHosts();
}

void JoinPage::setLooking(bool isLooking)
{
    m_isLooking = isLooking;
    retranslate();
}

// The button becomes Cancel: an address nobody answers at can take seconds.
void JoinPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_address->edit().setReadOnly(isBusy);
    setProgressVisible(isBusy);
    retranslate();
}

void JoinPage::showAddressProblem(const QString &problem)
{
    m_address->setProblem(problem);
    focusFirst();
}

void JoinPage::focusFirst()
{
    m_address->edit().setFocus();
    m_address->edit().selectAll();
}

void JoinPage::retranslate()
{
    CardPage::retranslate();
    setTitle(tr("Join a server"));
    setSubtitle(tr("Type the address or paste the link you were given. The person who runs the server knows it."));
    const bool isAnyThere = std::ranges::any_of(m_rows, &Row::isThere);
    m_hostsLabel->setText(isAnyThere ? tr("Found on your network:") : tr("Looking for places on your network…"));
    for (int row = 0; row < m_hosts->count(); ++row)
        m_hosts->item(row)->setText(lineOf(m_rows.at(row)));
    fitHosts();
    m_hostsLabel->setVisible(m_isLooking || m_hosts->count() > 0);
    m_hosts->setAccessibleName(tr("Places on your network"));
    m_address->setLabel(tr("Address or link"));
    m_address->edit().setPlaceholderText(tr("for example 192.168.1.5 or chat.example.np"));
    m_joinButton->setText(m_isBusy ? tr("Cancel") : tr("Continue"));
    m_scanButton->setText(tr("Scan the QR code with the camera…"));
    m_scanButton->setToolTip(tr("Nothing is kept of what the camera sees"));
    m_scanButton->setEnabled(!m_isBusy);
    m_pictureButton->setText(tr("Open a picture of the QR code…"));
    m_pictureButton->setToolTip(tr("It can also be pasted or dropped here"));
    m_pictureButton->setEnabled(!m_isBusy);
    m_testButton->setText(tr("Cannot find it?"));
    m_testButton->setToolTip(tr("Looks what stands between this computer and the other one"));
    updateHint();
}

void JoinPage::setCamera(const CameraDevices &camera)
{
    m_camera = camera;
    lookForCamera();
}

void JoinPage::showEvent(QShowEvent *event)
{
    CardPage::showEvent(event);
    lookForCamera(); // cameras come and go
}

void JoinPage::lookForCamera()
{
    if (!m_camera.isThere || !m_camera.makeSource) {
        return;
    }
    QThreadPool::globalInstance()->start([page = QPointer(this), isThere = m_camera.isThere] {
        const bool hasCamera = isThere();
        QMetaObject::invokeMethod(
            qApp,
            [page, hasCamera] {
                if (page)
                    page->m_scanButton->setVisible(hasCamera);
            },
            Qt::QueuedConnection);
    });
}

void JoinPage::scan()
{
    auto *dialog = new ScanDialog(m_camera.makeSource(), this);
    connect(dialog, &ScanDialog::scanned, this, [this](const QString &text) { take(text); });
    dialog->open();
}

void JoinPage::choosePicture()
{
    auto *dialog = new QFileDialog(this, tr("A picture of the QR code"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Pictures") + u" (*.png *.jpg *.jpeg)"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString &path) { readQrFileLater(path, this, [this](const QrText &text) { take(text); }); });
    dialog->open();
}

// Nothing is done by it alone: what it says stands in the field, for the person to go on with.
void JoinPage::take(const Result<QString> &qr)
{
    if (m_isBusy) {
        return;
    }
    if (!qr) {
        showAddressProblem(qr.error().firstMessage());
        return;
    }
    if (!AppLink::parse(*qr)) {
        showAddressProblem(tr("This QR code is no invitation to Chautari."));
        return;
    }
    m_address->setProblem({});
    setAddressText(*qr);
    m_address->edit().setCursorPosition(0);
    m_joinButton->setFocus();
}

bool JoinPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)
        && !m_isBusy) {
        const QMimeData *pasted = QGuiApplication::clipboard()->mimeData();
        if (pasted != nullptr && hasQrPicture(*pasted)) {
            readQrLater(*pasted, this, [this](const QrText &text) { take(text); });
            return true;
        }
    }
    return CardPage::eventFilter(watched, event);
}

void JoinPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_isBusy && (hasQrPicture(*event->mimeData()) || event->mimeData()->hasText())) {
        event->acceptProposedAction();
    }
}

void JoinPage::dropEvent(QDropEvent *event)
{
    if (m_isBusy) {
        return;
    }
    event->acceptProposedAction();
    if (hasQrPicture(*event->mimeData())) {
        readQrLater(*event->mimeData(), this, [this](const QrText &text) { take(text); });
    } else {
        m_address->setProblem({});
        setAddressText(event->mimeData()->text().trimmed().left(m_address->edit().maxLength()));
    }
}

std::optional<AppLink> JoinPage::link() const
{
    if (const std::optional<AppLink> link = AppLink::parse(m_address->text()))
        return link;
    const Result<ServerAddress> address = ServerAddress::fromUserInput(m_address->text());
    return address ? std::optional(AppLink{*address, {}}) : std::nullopt;
}

void JoinPage::submit()
{
    if (m_isBusy) {
        return;
    }
    if (m_address->text().trimmed().isEmpty()) {
        showAddressProblem(tr("Type an address first."));
        return;
    }
    if (const std::optional<AppLink> link = AppLink::parse(m_address->text())) {
        Q_EMIT joinRequested(*link);
        return;
    }
    const Result<ServerAddress> address = ServerAddress::fromUserInput(m_address->text());
    if (!address) {
        showAddressProblem(address.error().firstMessage());
        return;
    }
    Q_EMIT joinRequested({*address, {}});
}

// While a person is still typing, a half address is no error: it is said quietly.
void JoinPage::updateHint()
{
    if (m_address->text().trimmed().isEmpty()) {
        m_address->setHint({});
        return;
    }
    if (const std::optional<AppLink> link = AppLink::parse(m_address->text())) {
        m_address->setHint(tr("An invitation to %1", "address").arg(link->server.http.host()));
        return;
    }
    const Result<ServerAddress> address = ServerAddress::fromUserInput(m_address->text());
    m_address->setHint(
        address ? tr("Will look for it at %1").arg(address->http.toDisplayString()) : address.error().firstMessage());
}

} // namespace chautari
