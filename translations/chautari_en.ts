<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Chautari developers -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="en" sourcelanguage="en">
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
        <name>chautari::JumpButton</name>
        <message numerus="yes">
            <source>Jump to the newest message, %n new</source>
            <translation>
                <numerusform>Jump to the newest message, %n new</numerusform>
                <numerusform>Jump to the newest message, %n new</numerusform>
            </translation>
        </message>
    </context>
</TS>
