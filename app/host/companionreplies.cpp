// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/companionreplies.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <array>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

enum class Topic { Greeting, Price, Time, Place, Thanks, Goodbye, Question, Other };
constexpr int topics = 8;

struct Rule
{
    Topic topic;
    QStringList words; //!< any of them, at the start of a word
};

// First match wins: "Hello, how much is it?" wants a price, not a greeting.
const QList<Rule> &rules()
{
    static const QList<Rule> list{
        {Topic::Price,
            {u"price"_s, u"cost"_s, u"how much"_s, u"rate"_s, u"charge"_s, u"quote"_s, u"rs"_s, u"rupee"_s,
                u"discount"_s, u"कति"_s, u"मूल्य"_s, u"पैसा"_s, u"रुपैयाँ"_s, u"रु"_s}},
        {Topic::Time,
            {u"when"_s, u"time"_s, u"today"_s, u"tomorrow"_s, u"available"_s, u"free on"_s, u"saturday"_s, u"sunday"_s,
                u"morning"_s, u"evening"_s, u"late"_s, u"कहिले"_s, u"समय"_s, u"आज"_s, u"भोलि"_s, u"बिहान"_s,
                u"शनिबार"_s}},
        {Topic::Place,
            {u"where"_s, u"address"_s, u"location"_s, u"place"_s, u"street"_s, u"कहाँ"_s, u"ठेगाना"_s, u"ठाउँ"_s}},
        {Topic::Thanks, {u"thank"_s, u"thanks"_s, u"great"_s, u"perfect"_s, u"धन्यवाद"_s, u"राम्रो"_s}},
        {Topic::Goodbye, {u"bye"_s, u"see you"_s, u"good night"_s, u"भेटौँला"_s, u"बिदा"_s}},
        {Topic::Greeting,
            {u"hello"_s, u"hi"_s, u"hey"_s, u"namaste"_s, u"good morning"_s, u"good evening"_s, u"नमस्ते"_s,
                u"नमस्कार"_s}},
    };
    return list;
}

bool hasWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

Topic topicOf(const QString &text)
{
    const QString lower = text.toLower();
    for (const Rule &rule : rules()) {
        if (std::ranges::any_of(rule.words, [&](const QString &word) { return hasWord(lower, word); }))
            return rule.topic;
    }
    return lower.contains(u'?') ? Topic::Question : Topic::Other;
}

bool isDevanagari(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Devanagari; });
}

const std::array<QStringList, topics> &englishReplies()
{
    static const std::array<QStringList, topics> replies{{
        {u"Namaste! How can I help?"_s, u"Hello! Good to hear from you."_s, u"Hi! What can I do for you today?"_s},
        {u"The usual price is Rs 1,500 for two hours. Material is extra, I show you the bill."_s,
            u"For a job like this I charge Rs 1,500. If it takes less time, you pay less."_s,
            u"Around Rs 1,500. Send me a photo and I can tell you exactly."_s},
        {u"I am free on Saturday after 10. Does that suit you?"_s, u"Tomorrow morning at 8 works well for me."_s,
            u"I can come this week, any day before noon."_s},
        {u"I work all over Kathmandu and Lalitpur. Please send me the street and a landmark."_s,
            u"I am near Patan Dhoka just now, so it is no distance for me."_s},
        {u"You are welcome!"_s, u"Gladly. Tell me if anything else comes up."_s, u"Thank you too 🙏"_s},
        {u"See you soon!"_s, u"Take care. Write any time."_s},
        {u"Good question. Yes, I think that can be done; let me have a look when I am there."_s, u"Yes, no problem."_s,
            u"Let me check and tell you this evening."_s},
        {u"All right, I have noted it."_s, u"Understood 👍"_s, u"Okay. I will bring everything that is needed."_s,
            u"That sounds good to me."_s},
    }};
    return replies;
}

const std::array<QStringList, topics> &nepaliReplies()
{
    static const std::array<QStringList, topics> replies{{
        {u"नमस्ते! म कसरी सहयोग गर्न सक्छु?"_s, u"नमस्कार! सन्चै हुनुहुन्छ?"_s},
        {u"दुई घण्टाको रु १,५०० लाग्छ। सामानको छुट्टै, बिल देखाउँछु।"_s,
            u"यस्तो कामको लगभग रु १,५०० पर्छ। फोटो पठाउनुभयो भने ठ्याक्कै भन्छु।"_s},
        {u"शनिबार १० बजेपछि म खाली छु। मिल्छ?"_s, u"भोलि बिहान ८ बजे आउन सक्छु।"_s},
        {u"म काठमाडौँ र ललितपुर सबैतिर काम गर्छु। ठेगाना पठाउनुहोस् न।"_s, u"म अहिले पाटनढोका नजिकै छु।"_s},
        {u"धन्यवाद तपाईंलाई पनि 🙏"_s, u"स्वागत छ! अरू केही परे भन्नुहोला।"_s},
        {u"हुन्छ, भेटौँला!"_s, u"राम्रोसँग बस्नुहोस्।"_s},
        {u"हुन्छ, त्यो गर्न सकिन्छ।"_s, u"म हेरेर बेलुका भन्छु है।"_s},
        {u"हुन्छ, बुझेँ।"_s, u"ठीक छ 👍"_s, u"हुन्छ, चाहिने सामान म ल्याउँछु।"_s},
    }};
    return replies;
}

} // namespace

QString companionReply(const QString &text, QRandomGenerator &random)
{
    const auto &replies = isDevanagari(text) ? nepaliReplies() : englishReplies();
    const QStringList &choices = replies.at(size_t(topicOf(text)));
    return choices.at(random.bounded(int(choices.size())));
}

} // namespace chautari
