// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demotexts.h"

namespace chautari::server::demo {

namespace {

constexpr int hour = 60;
constexpr int day = 24 * hour;

constexpr bool customer = true;
constexpr bool provider = false;

constexpr Person allPeople[] = {
    {u"asha", u"Asha", u"Rai", u"9841000001", Role::Customer, true},
    {u"sunita", u"Sunita", u"Shrestha", u"9841000002", Role::Customer, true},
    {u"ramesh", u"Ramesh", u"Adhikari", u"9841000003", Role::Customer, false},
    {u"bikash", u"Bikash", u"Thapa", u"9851000004", Role::Provider, true},
    {u"maya", u"Maya", u"Gurung", u"9851000005", Role::Provider, true},
    {u"gopal", u"Gopal", u"Maharjan", u"9851000006", Role::Provider, true},
};

constexpr Place allPlaces[] = {{u"Kathmandu", u"Bagmati"}, {u"Lalitpur", u"Bagmati"}, {u"Bhaktapur", u"Bagmati"}};

constexpr Trade allTrades[] = {
    {u"House Deep Cleaning", u"house-deep-cleaning", u"Cleaning", u"3500.00", u"4 hours",
        u"Kitchen, bathrooms, floors and windows, top to bottom. Two people, our own machines, mild soap."},
    {u"Plumbing Repair", u"plumbing-repair", u"Plumbing", u"1200.00", u"2 hours",
        u"Dripping taps, blocked drains, water tanks and geysers. Same day inside the Ring Road."},
    {u"Electrical Wiring and Repair", u"electrical-wiring-and-repair", u"Electrical", u"1500.00", u"2 hours",
        u"Safe wiring, inverters, meters and lights. Licensed electrician, one year warranty on all work."},
    {u"Interior Painting", u"interior-painting", u"Painting", u"18000.00", u"3 days",
        u"Two coats for a flat of three rooms, corners masked, furniture covered. Colour samples before we start."},
    {u"Garden Care", u"garden-care", u"Gardening", u"2000.00", u"3 hours",
        u"Lawn, hedges, roof terraces and pots. Seasonal flowers from our nursery in Godawari."},
    {u"Computer Repair at Home", u"computer-repair-at-home", u"Electronics", u"1000.00", u"1 hour",
        u"Slow laptops, lost files, printers and routers. No repair, no fee."},
};

// Asha and Bikash: the conversation that a newcomer sees first.
constexpr Line cleaning[] = {
    {5 * day + 3 * hour, customer, u"Namaste Bikash ji 🙏 Is the deep cleaning still available in Lalitpur?"},
    {5 * day + 3 * hour - 6, provider, u"Namaste Asha ji! Yes, of course. Which part of Lalitpur?"},
    {5 * day + 3 * hour - 8, customer, u"Jhamsikhel, near the fire brigade. It is a flat on the second floor."},
    {5 * day + 3 * hour - 9, customer, u"Three bedrooms, two bathrooms, one very sad kitchen 😅"},
    {5 * day + 3 * hour - 15, provider, u"हाहा, भान्सा त हाम्रो विशेषता हो! कति वर्ग फिट जति होला?"},
    {5 * day + 3 * hour - 21, customer, u"लगभग १२०० वर्ग फिट।"},
    {5 * day + 3 * hour - 30, provider,
        u"Then it is 3,500 rupees for two people and four hours. That includes:\n• kitchen with chimney and tiles\n"
        u"• both bathrooms\n• all floors\n• windows from inside"},
    {5 * day + 3 * hour - 33, customer, u"And the balcony?"},
    {5 * day + 3 * hour - 35, provider, u"Balcony is free 🙂"},
    {4 * day + 9 * hour, customer, u"I asked at home. Saturday would suit us best."},
    {4 * day + 9 * hour - 12, provider, u"शनिबार बिहान १० बजे ठीक हुन्छ?"},
    {4 * day + 9 * hour - 14, customer, u"हुन्छ, तर पानी ९ बजेसम्म मात्र आउँछ। ट्याङ्की भरेर राख्छु।"},
    {4 * day + 9 * hour - 16, provider, u"राम्रो भयो, धन्यवाद। हामी दुई जना आउँछौं।"},
    {4 * day + 9 * hour - 17, customer, u"👍🏽"},
    {3 * day + 5 * hour, provider,
        u"Asha ji, one question: do you have marble floors anywhere? Our floor cleaner is not good for marble, I would "
        u"bring "
        u"another one."},
    {3 * day + 4 * hour, customer, u"Only in the entrance, maybe two square metres. Good that you ask!"},
    {3 * day + 4 * hour - 3, provider, u"Then I bring the soft one as well."},
    {2 * day + 7 * hour, customer,
        u"हाम्रो घरमा एउटा बिरालो छ, नाम सेती। धेरै आवाजसँग डराउँछ, त्यसैले भ्याकुम चलाउँदा उसलाई कोठामा राख्नुपर्ला।"},
    {2 * day + 7 * hour - 4, provider, u"चिन्ता नलिनुहोस्, हाम्रो घरमा पनि दुईवटा छन् 🐈🐈"},
    {2 * day + 7 * hour - 5, customer, u"😻"},
    {1 * day + 2 * hour, provider,
        u"Tomorrow's team: me and my brother Suraj. We park a white Maruti van, is there room in front?"},
    {1 * day + 2 * hour - 10, customer, u"Yes, beside the gate. The guard knows your name."},
    {1 * day + 2 * hour - 11, customer, u"Do I pay in cash or eSewa?"},
    {1 * day + 2 * hour - 13, provider,
        u"Whatever is easier. Most people use eSewa, after the work, when they are happy."},
    {3 * hour, customer, u"Everything smells of lemon and I can see my face in the stove. Thank you both so much! ✨"},
    {3 * hour - 4, provider, u"धेरै धेरै धन्यवाद आशा जी! सेतीलाई पनि सोधिदिनुहोला 😄"},
    {3 * hour - 5, customer, u"She has already slept on the clean sofa. That is her five stars ⭐⭐⭐⭐⭐"},
    {2 * hour, provider, u"If you like, I can put you down for every three months. Then it is 3,000 each time."},
};

constexpr Line plumbing[] = {
    {2 * day + 6 * hour, customer, u"Namaste, our kitchen tap has been dripping since Monday."},
    {2 * day + 6 * hour - 3, provider, u"Namaste Sunita ji. Is it the old kind with two handles?"},
    {2 * day + 6 * hour - 5, customer, u"Yes, about ten years old. The water pressure is fine."},
    {2 * day + 6 * hour - 9, provider, u"धेरैजसो वासर मात्र बिग्रेको हुन्छ। म भोलि ११ बजे आउन सक्छु।"},
    {2 * day + 6 * hour - 11, customer, u"भोलि ११ बजे हुन्छ। बुढानीलकण्ठ, नारायणथान चोक।"},
    {1 * day + 4 * hour, provider, u"Done: two washers and a new seal. 850 rupees, the parts are in it."},
    {1 * day + 3 * hour, customer, u"Silent at last 😌 Paid by eSewa just now."},
    {1 * day + 3 * hour - 2, provider, u"Received, thank you! 🙏"},
    {5 * hour, customer, u"Maya ji, can you also look at a geyser? It takes an hour to get warm."},
};

constexpr Line wiring[] = {
    {6 * day, customer, u"नमस्ते, नयाँ पसलमा बत्ती र ३ वटा प्लग जोड्नुपर्ने छ।"},
    {6 * day - 20, provider, u"नमस्ते रमेश जी। पसल कहाँ हो?"},
    {6 * day - 25, customer, u"भक्तपुर, सूर्यविनायक।"},
    {6 * day - 40, provider, u"Do you have a plan of the room, or shall I measure it?"},
    {6 * day - 42, customer, u"Please measure. Thursday afternoon I am there."},
    {4 * day, provider, u"Measured. Material about 4,200, work 3,000. I send the list this evening."},
    {3 * day + 20 * hour, customer, u"That is fine for me. Please use the good switches."},
    {26 * hour, provider, u"सामान किनिसकें। आइतबार बिहान ८ बजे सुरु गर्छु।"},
    {25 * hour, customer, u"ठीक छ, म साँचो लिएर आउँछु।"},
};

constexpr Line garden[] = {
    {8 * day, customer, u"Hello Maya ji, do you also do roof terraces? Mine gets sun all day."},
    {8 * day - 30, provider, u"Yes! For full sun I would take bougainvillea, lavender and a lemon in a big pot."},
    {8 * day - 34, customer, u"Lemon sounds lovely 🍋"},
    {2 * day, provider, u"The seedlings are here. Shall I come on Sunday?"},
    {1 * day + 20 * hour, customer, u"Sunday is good, after 2."},
    {50, provider, u"I am bringing six pots and 40 kg of soil. Is there a lift?"},
    {48, provider,
        u"लिफ्ट नभए पनि केही छैन, दुई जना सहयोगी साथमा ल्याउँछु "
        u"💪🏽"},
};

constexpr Line laptop[] = {
    {3 * day, customer, u"My laptop takes five minutes to start. Is that something you can fix at home?"},
    {3 * day - 7, provider, u"Usually yes. How old is it, and does it have an SSD?"},
    {3 * day - 12, customer, u"From 2017, I think it still has the turning kind."},
    {3 * day - 15, provider,
        u"Then an SSD will make it feel new. 240 GB is about 3,800, an hour of work 1,000. Your files come along."},
    {7 * hour, provider, u"Asha ji, the SSD has arrived. When should I come by?"},
};

constexpr Line painting[] = {
    {4 * day + 2 * hour, customer, u"Namaste! We would like to paint the living room before Dashain."},
    {4 * day + 2 * hour - 5, provider, u"Namaste Sunita ji. How high are the walls?"},
    {4 * day + 2 * hour - 8, customer, u"9 feet. A warm white, and one wall in terracotta."},
    {4 * day + 1 * hour, provider, u"सुन्दर छनोट! नमुनाका रङहरू बिहीबार ल्याएर देखाउँछु।"},
    {20, customer, u"बिहीबार साँझ ५ बजेपछि मात्र घरमा हुन्छु है।"},
};

constexpr Line drain[] = {
    {9 * day, customer, u"The drain in the yard is blocked again."},
    {9 * day - 3, provider, u"Again? Then there must be a root in it. I come with the camera."},
    {8 * day + 22 * hour, provider, u"Root found and cut. Please do not plant anything there for a while."},
    {8 * day + 21 * hour, customer, u"Thank you. No more bamboo, I promise."},
};

constexpr Line inverter[] = {
    {12 * day, customer, u"Does an inverter of 850 VA carry a fridge?"},
    {12 * day - 14, provider, u"A small one yes, but not together with the iron. For both take 1400 VA."},
    {12 * day - 16, customer, u"Good to know, thank you!"},
};

constexpr Talk allTalks[] = {
    {1, 4, 1, cleaning, 0, 0},
    {2, 5, 2, plumbing, 0, 1},
    {3, 6, 3, wiring, 0, 0},
    {1, 5, 5, garden, 2, 0},
    {1, 6, 6, laptop, 1, 0},
    {2, 4, 4, painting, 0, 1},
    {3, 5, 2, drain, 0, 0},
    {2, 6, 3, inverter, 0, 0},
};

} // namespace

std::span<const Person> people()
{
    return allPeople;
}

std::span<const Trade> trades()
{
    return allTrades;
}

std::span<const Talk> talks()
{
    return allTalks;
}

std::span<const Place> places()
{
    return allPlaces;
}

} // namespace chautari::server::demo
