// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/inspector/latencies.h"
#include "app/ui/inspector/wirelogmodel.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTreeView;

namespace chautari {

class LatencyPlot;
class WireTap;

//! \brief For developers: what goes over the line of this session, how fast, and when it broke; also sends a frame of
//! one's own. The session notes nothing before this opens and nothing after it has closed. Stands beside the window and
//! deletes itself when it closes. GUI thread.
class ConnectionInspector : public QDialog
{
    Q_OBJECT
public:
    ConnectionInspector(ChatSession &session, const ThemeController &theme, QWidget *parent = nullptr);
    ~ConnectionInspector() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildTraffic();
    QWidget *buildLatency(const ThemeController &theme);
    QWidget *buildHistory();
    QWidget *buildSending();
    [[nodiscard]] QTreeView *logView(const QString &name, QAbstractItemModel &model);
    void take();
    void showBody();
    void showLatencies();
    void showStatus(const ConnectionStatus &status);
    void checkFrame();
    void sendFrame();
    void copy();
    void clear();
    void retranslate();

    ChatSession &m_session;
    std::shared_ptr<WireTap> m_tap;
    QTimer m_timer;
    WireLogModel m_log;
    WireLogFilter m_shown;
    WireLogFilter m_history; //!< when the line came and went
    Latencies m_latencies;
    int m_dropped = 0;
    bool m_isOnline = false;
    QLabel *m_status;
    QTabWidget *m_pages;
    QComboBox *m_filter = nullptr;
    QLineEdit *m_words = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_clear = nullptr;
    QCheckBox *m_hidesTexts = nullptr;
    QTreeView *m_table = nullptr;
    QTreeView *m_historyTable = nullptr;
    QPlainTextEdit *m_body = nullptr;
    LatencyPlot *m_plot = nullptr;
    QLabel *m_heartbeatLabel = nullptr;
    QLabel *m_ackLabel = nullptr;
    QPushButton *m_ping = nullptr;
    QLineEdit *m_frame = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_drop = nullptr;
    QLabel *m_frameProblem = nullptr;
};

} // namespace chautari
