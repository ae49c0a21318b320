<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Chautari developers -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ChatSession</name>
        <message numerus="yes">
            <source>Too many tries. Please wait %n second(s).</source>
            <translation>
                <numerusform>Too many tries. Please wait %n second.</numerusform>
                <numerusform>Too many tries. Please wait %n seconds.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Diagnosis</name>
        <message numerus="yes">
            <source>%Ln day(s)</source>
            <translation>
                <numerusform>%Ln day</numerusform>
                <numerusform>%Ln days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln hour(s)</source>
            <translation>
                <numerusform>%Ln hour</numerusform>
                <numerusform>%Ln hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln minute(s)</source>
            <translation>
                <numerusform>%Ln minute</numerusform>
                <numerusform>%Ln minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::AccountBar</name>
        <message numerus="yes">
            <source>Offline, next try in %Ln second(s)</source>
            <translation>
                <numerusform>Offline, next try in %Ln second</numerusform>
                <numerusform>Offline, next try in %Ln seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::AccountFileDialog</name>
        <message numerus="yes">
            <source>Backed up and checked: %1 with %Ln file(s). Without the passphrase nobody can read it, not even you.</source>
            <translation>
                <numerusform>Backed up and checked: %1 with %Ln file. Without the passphrase nobody can read it, not even you.</numerusform>
                <numerusform>Backed up and checked: %1 with %Ln files. Without the passphrase nobody can read it, not even you.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::Attention</name>
        <message numerus="yes">
            <source>%1 (%n new message(s))</source>
            <comment>text of the newest</comment>
            <translation>
                <numerusform>%1 (%n new message)</numerusform>
                <numerusform>%1 (%n new messages)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n new message</numerusform>
                <numerusform>%n new messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::Composer</name>
        <message numerus="yes">
            <source>This message is %n character(s) too long: this server takes %1.</source>
            <translation>
                <numerusform>This message is %n character too long: this server takes %1.</numerusform>
                <numerusform>This message is %n characters too long: this server takes %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::ConnectionBanner</name>
        <message numerus="yes">
            <source>%n message(s) will be sent when the server answers.</source>
            <translation>
                <numerusform>%n message will be sent when the server answers.</numerusform>
                <numerusform>%n messages will be sent when the server answers.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Trying again in %n second(s).</source>
            <translation>
                <numerusform>Trying again in %n second.</numerusform>
                <numerusform>Trying again in %n seconds.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::ConnectionInspector</name>
        <message numerus="yes">
            <source>%n older row(s) were left out.</source>
            <translation>
                <numerusform>%n older row was left out.</numerusform>
                <numerusform>%n older rows were left out.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::ConversationListModel</name>
        <message numerus="yes">
            <source>%n unread message(s)</source>
            <translation>
                <numerusform>%n unread message</numerusform>
                <numerusform>%n unread messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::ExportDialog</name>
        <message numerus="yes">
            <source>%Ln message(s)</source>
            <comment>how far an export is</comment>
            <translation>
                <numerusform>%Ln message</numerusform>
                <numerusform>%Ln messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s)</source>
            <comment>how far an export is</comment>
            <translation>
                <numerusform>%Ln file</numerusform>
                <numerusform>%Ln files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) could not be fetched:</source>
            <translation>
                <numerusform>%Ln file could not be fetched:</numerusform>
                <numerusform>%Ln files could not be fetched:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::InviteDialog</name>
        <message numerus="yes">
            <source>Say this code. It is good for one person, for %Ln minutes.</source>
            <translation>
                <numerusform>Say this code. It is good for one person, for %Ln minute.</numerusform>
                <numerusform>Say this code. It is good for one person, for %Ln minutes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send this link, or let the others scan the picture. It lets in %Ln people within a day.</source>
            <comment>how many an invitation is good for</comment>
            <translation>
                <numerusform>Send this link, or let somebody scan the picture. It lets in %Ln person within a day.</numerusform>
                <numerusform>Send this link, or let the others scan the picture. It lets in %Ln people within a day.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::JumpButton</name>
        <message numerus="yes">
            <source>Jump to the newest message, %n new</source>
            <translation>
                <numerusform>Jump to the newest message, %n new</numerusform>
                <numerusform>Jump to the newest message, %n new</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::MessageActions</name>
        <message numerus="yes">
            <source>Delete %Ln message(s) for you? The other side keeps them.</source>
            <translation>
                <numerusform>Delete %Ln message for you? The other side keeps it.</numerusform>
                <numerusform>Delete %Ln messages for you? The other side keeps them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>You can delete it for everyone for %n more minute(s). Backups that were made before keep it.</source>
            <translation>
                <numerusform>You can delete it for everyone for %n more minute. Backups that were made before keep it.</numerusform>
                <numerusform>You can delete it for everyone for %n more minutes. Backups that were made before keep it.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::MessageHits</name>
        <message numerus="yes">
            <source>The newest %Ln message(s) with these words</source>
            <translation>
                <numerusform>The newest %Ln message with these words</numerusform>
                <numerusform>The newest %Ln messages with these words</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) with these words</source>
            <translation>
                <numerusform>%Ln message with these words</numerusform>
                <numerusform>%Ln messages with these words</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::SelectionBar</name>
        <message numerus="yes">
            <source>%Ln message(s) chosen</source>
            <translation>
                <numerusform>%Ln message chosen</numerusform>
                <numerusform>%Ln messages chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::SelfTestDialog</name>
        <message numerus="yes">
            <source>%Ln thing(s) stand in the way:</source>
            <translation>
                <numerusform>%Ln thing stands in the way:</numerusform>
                <numerusform>%Ln things stand in the way:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::ServiceCard</name>
        <message numerus="yes">
            <source>%1 of 5 from %Ln review(s)</source>
            <translation>
                <numerusform>%1 of 5 from %Ln review</numerusform>
                <numerusform>%1 of 5 from %Ln reviews</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::ServicesDialog</name>
        <message numerus="yes">
            <source>%Ln service(s)</source>
            <translation>
                <numerusform>%Ln service</numerusform>
                <numerusform>%Ln services</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::TrayIcon</name>
        <message numerus="yes">
            <source>Chautari: %Ln unread message(s)</source>
            <translation>
                <numerusform>Chautari: %Ln unread message</numerusform>
                <numerusform>Chautari: %Ln unread messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::LockPage</name>
        <message numerus="yes">
            <source>Several wrong tries. Try again in %Ln second(s).</source>
            <translation>
                <numerusform>Several wrong tries. Try again in %Ln second.</numerusform>
                <numerusform>Several wrong tries. Try again in %Ln seconds.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Use %Ln character(s) or more.</source>
            <translation>
                <numerusform>Use %Ln character or more.</numerusform>
                <numerusform>Use %Ln characters or more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln minute(s)</source>
            <translation>
                <numerusform>%Ln minute</numerusform>
                <numerusform>%Ln minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::LockScreen</name>
        <message numerus="yes">
            <source>Several wrong tries. Try again in %Ln second(s).</source>
            <translation>
                <numerusform>Several wrong tries. Try again in %Ln second.</numerusform>
                <numerusform>Several wrong tries. Try again in %Ln seconds.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::BackupsPage</name>
        <message numerus="yes">
            <source>A passphrase has at least %Ln characters.</source>
            <translation>
                <numerusform>A passphrase has at least %Ln character.</numerusform>
                <numerusform>A passphrase has at least %Ln characters.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>every %Ln hours</source>
            <translation>
                <numerusform>every %Ln hour</numerusform>
                <numerusform>every %Ln hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the newest %Ln</source>
            <translation>
                <numerusform>the newest %Ln</numerusform>
                <numerusform>the newest %Ln</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>at least %Ln characters</source>
            <translation>
                <numerusform>at least %Ln character</numerusform>
                <numerusform>at least %Ln characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::LogPage</name>
        <message numerus="yes">
            <source>All %Ln lines are as they were written.</source>
            <translation>
                <numerusform>%Ln line is as it was written.</numerusform>
                <numerusform>All %Ln lines are as they were written.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::NoticePage</name>
        <message numerus="yes">
            <source>Room for %Ln characters more</source>
            <translation>
                <numerusform>Room for %Ln character more</numerusform>
                <numerusform>Room for %Ln characters more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln characters too long</source>
            <translation>
                <numerusform>%Ln character too long</numerusform>
                <numerusform>%Ln characters too long</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::OverviewPage</name>
        <message numerus="yes">
            <source>%Ln hours</source>
            <comment>the server has been running</comment>
            <translation>
                <numerusform>%Ln hour</numerusform>
                <numerusform>%Ln hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln minutes</source>
            <comment>the server has been running</comment>
            <translation>
                <numerusform>%Ln minute</numerusform>
                <numerusform>%Ln minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people online</source>
            <translation>
                <numerusform>%Ln person online</numerusform>
                <numerusform>%Ln people online</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::PeoplePage</name>
        <message numerus="yes">
            <source>People (%Ln)</source>
            <comment>waiting to be let in</comment>
            <translation>
                <numerusform>People (%Ln)</numerusform>
                <numerusform>People (%Ln)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::PlaceControl</name>
        <message numerus="yes">
            <source>&amp;Manage this server (%Ln waiting)…</source>
            <comment>who want to come in</comment>
            <translation>
                <numerusform>&amp;Manage this server (%Ln waiting)…</numerusform>
                <numerusform>&amp;Manage this server (%Ln waiting)…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::ReportsPage</name>
        <message numerus="yes">
            <source>Reports (%Ln)</source>
            <translation>
                <numerusform>Reports (%Ln)</numerusform>
                <numerusform>Reports (%Ln)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::StoragePage</name>
        <message numerus="yes">
            <source>Messages older than %Ln days are deleted for everyone within the hour, with their files, and so are further ones as they grow old. Backups made before still hold them.</source>
            <translation>
                <numerusform>Messages older than %Ln day are deleted for everyone within the hour, with their files, and so are further ones as they grow old. Backups made before still hold them.</numerusform>
                <numerusform>Messages older than %Ln days are deleted for everyone within the hour, with their files, and so are further ones as they grow old. Backups made before still hold them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln messages, no files yet</source>
            <translation>
                <numerusform>%Ln message, no files yet</numerusform>
                <numerusform>%Ln messages, no files yet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln messages</source>
            <translation>
                <numerusform>%Ln message</numerusform>
                <numerusform>%Ln messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln files. Who has the most:</source>
            <translation>
                <numerusform>%Ln file. Who has the most:</numerusform>
                <numerusform>%Ln files. Who has the most:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>for %Ln years</source>
            <translation>
                <numerusform>for %Ln year</numerusform>
                <numerusform>for %Ln years</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>for %Ln days</source>
            <translation>
                <numerusform>for %Ln day</numerusform>
                <numerusform>for %Ln days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>at most %Ln MB</source>
            <translation>
                <numerusform>at most %Ln MB</numerusform>
                <numerusform>at most %Ln MB</numerusform>
            </translation>
        </message>
    </context>
</TS>
