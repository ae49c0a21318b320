<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Chautari developers -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="ne_NP" sourcelanguage="en">
    <context>
        <name>BlockQuestion</name>
        <message>
            <source>Block</source>
            <translation>ब्लक गर्नुहोस्</translation>
        </message>
        <message>
            <source>Block %1?</source>
            <translation>%1 लाई ब्लक गर्ने?</translation>
        </message>
        <message>
            <source>Their messages are refused, and you do not see each other's presence and typing. What was written stays. You can unblock them at any time.</source>
            <translation>उहाँका सन्देश स्वीकार हुँदैनन्, र तपाईंहरू एकअर्का अनलाइन वा लेख्दै गरेको देख्नुहुन्न। लेखिसकेका कुरा रहन्छन्। जुनसुकै बेला ब्लक हटाउन सकिन्छ।</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>ChatSession</name>
        <message>
            <source>This is not the computer that gave you the code. Nothing was sent to it. Ask the person who runs the place.</source>
            <translation>कोड दिने कम्प्युटर यो होइन। यसलाई केही पठाइएन। यो ठाउँ चलाउने व्यक्तिलाई सोध्नुहोस्।</translation>
        </message>
        <message>
            <source>The server was restored from a backup that does not have this message. Send it again?</source>
            <translation>सर्भरलाई यो सन्देश नभएको ब्याकअपबाट पुनर्स्थापना गरिएको छ। फेरि पठाउने?</translation>
        </message>
        <message>
            <source>If the connection breaks while you send, Chautari looks whether the message arrived before it sends again. In rare cases it may still stand there twice.</source>
            <translation>पठाउँदा जडान टुट्यो भने चौतारीले फेरि पठाउनुअघि सन्देश पुग्यो कि पुगेन हेर्छ। विरलै त्यो त्यहाँ दुई पटक देखिन सक्छ।</translation>
        </message>
        <message>
            <source>What is deleted for everyone is hidden here; that server keeps the text.</source>
            <translation>सबैका लागि मेटाएको कुरा यहाँ लुकाइन्छ; त्यो सर्भरले पाठ राखिरहन्छ।</translation>
        </message>
        <message>
            <source>It does not check who opens its live connection: somebody could pretend to be you there.</source>
            <translation>यसले प्रत्यक्ष जडान कसले खोल्यो भनेर जाँच्दैन: कसैले त्यहाँ तपाईं हुँ भन्न सक्छ।</translation>
        </message>
        <message>
            <source>It cannot search: only what this computer has seen is found.</source>
            <translation>यसले खोज्न सक्दैन: यस कम्प्युटरले देखेको कुरा मात्र भेटिन्छ।</translation>
        </message>
        <message>
            <source>It has no reactions and no answers to single messages.</source>
            <translation>यसमा प्रतिक्रिया र एउटै सन्देशको जवाफ छैन।</translation>
        </message>
        <message>
            <source>Edits of others are seen only when a conversation is opened again.</source>
            <translation>अरूले सम्पादन गरेको कुरा कुराकानी फेरि खोल्दा मात्र देखिन्छ।</translation>
        </message>
        <message>
            <source>It does not say who is online when you come.</source>
            <translation>तपाईं आउँदा को अनलाइन छ भनेर यसले भन्दैन।</translation>
        </message>
        <message>
            <source>It does not say whether a message was delivered or read.</source>
            <translation>सन्देश पुग्यो वा पढियो भनेर यसले भन्दैन।</translation>
        </message>
        <message>
            <source>This server takes no files of this kind. It takes: %1.</source>
            <translation>यस सर्भरले यस्तो फाइल लिँदैन। लिने: %1।</translation>
        </message>
        <message>
            <source>This file has %1; this server takes %2.</source>
            <translation>यो फाइल %1 को छ; यस सर्भरले %2 सम्म लिन्छ।</translation>
        </message>
        <message>
            <source>This file cannot be read.</source>
            <translation>यो फाइल पढ्न सकिएन।</translation>
        </message>
        <message>
            <source>Chautari cannot write to this computer's disk. Messages that wait are lost when it closes.</source>
            <translation>चौतारीले यस कम्प्युटरको डिस्कमा लेख्न सकेन। पर्खिरहेका सन्देश यो बन्द हुँदा हराउँछन्।</translation>
        </message>
        <message>
            <source>The copy of your messages on this computer was damaged. It is loaded again; what you have not sent is safe.</source>
            <translation>यस कम्प्युटरमा भएको तपाईंका सन्देशको प्रति बिग्रिएको थियो। फेरि ल्याइँदैछ; नपठाएका सन्देश सुरक्षित छन्।</translation>
        </message>
        <message>
            <source>The disk of this computer is full. Until there is room, messages that wait are lost when Chautari closes.</source>
            <translation>यस कम्प्युटरको डिस्क भरिएको छ। ठाउँ नभएसम्म पर्खिरहेका सन्देश चौतारी बन्द हुँदा हराउँछन्।</translation>
        </message>
        <message>
            <source>This account is open in another window of Chautari. What you write here is lost when this one closes.</source>
            <translation>यो खाता चौतारीको अर्को विन्डोमा खुला छ। यहाँ लेखेको कुरा यो विन्डो बन्द हुँदा हराउँछ।</translation>
        </message>
        <message numerus="yes">
            <source>Too many tries. Please wait %n second(s).</source>
            <translation>
                <numerusform>धेरै पटक प्रयास भयो। कृपया %Ln सेकेन्ड पर्खनुहोस्।</numerusform>
                <numerusform>धेरै पटक प्रयास भयो। कृपया %Ln सेकेन्ड पर्खनुहोस्।</numerusform>
            </translation>
        </message>
        <message>
            <source>No computer named "%1" was found. Check the address.</source>
            <translation>"%1" नामको कम्प्युटर भेटिएन। ठेगाना जाँच्नुहोस्।</translation>
        </message>
        <message>
            <source>Nothing answers at %1. Is the server running, and is the address right?</source>
            <translation>%1 मा केहीले जवाफ दिएन। सर्भर चलिरहेको छ? ठेगाना सही छ?</translation>
        </message>
        <message>
            <source>%1 does not answer. Check the address and your network.</source>
            <translation>%1 ले जवाफ दिँदैन। ठेगाना र आफ्नो नेटवर्क जाँच्नुहोस्।</translation>
        </message>
        <message>
            <source>%1 closed the connection.</source>
            <translation>%1 ले जडान बन्द गर्‍यो।</translation>
        </message>
        <message>
            <source>No secure connection to %1 is possible: its certificate cannot be trusted.</source>
            <translation>%1 सँग सुरक्षित जडान सम्भव छैन: यसको प्रमाणपत्र भरपर्दो छैन।</translation>
        </message>
        <message>
            <source>%1 does not have the key that was agreed: it may be another computer that poses as it. Nothing was sent. Agreed: %2. Found: %3. Ask who runs the server.</source>
            <translation>%1 सँग सहमति भएको साँचो छैन: यो उसको भेषमा अर्कै कम्प्युटर हुन सक्छ। केही पठाइएन। सहमति भएको: %2। भेटिएको: %3। सर्भर चलाउने मान्छेलाई सोध्नुहोस्।</translation>
        </message>
        <message>
            <source>This address answers, but it is not a Chautari server.</source>
            <translation>यो ठेगानाले जवाफ दियो, तर यो चौतारी सर्भर होइन।</translation>
        </message>
        <message>
            <source>There is no way to %1 from here. Check your network.</source>
            <translation>यहाँबाट %1 सम्म पुग्ने बाटो छैन। आफ्नो नेटवर्क जाँच्नुहोस्।</translation>
        </message>
        <message>
            <source>The connection to %1 failed.</source>
            <translation>%1 सँगको जडान असफल भयो।</translation>
        </message>
        <message>
            <source>The server is restarting.</source>
            <translation>सर्भर फेरि सुरु हुँदैछ।</translation>
        </message>
        <message>
            <source>The server already has another message in its place.</source>
            <translation>सर्भरमा यसको ठाउँमा अर्को सन्देश छ।</translation>
        </message>
        <message>
            <source>This message is not there any more.</source>
            <translation>यो सन्देश अब त्यहाँ छैन।</translation>
        </message>
        <message>
            <source>You cannot write in this conversation any more.</source>
            <translation>अब तपाईं यो कुराकानीमा लेख्न सक्नुहुन्न।</translation>
        </message>
        <message>
            <source>The server refused this message.</source>
            <translation>सर्भरले यो सन्देश स्वीकारेन।</translation>
        </message>
        <message>
            <source>That is not an address. It looks like 192.168.1.5, office-pc:8000 or https://chat.example.np.</source>
            <translation>यो ठेगाना होइन। ठेगाना यस्तो हुन्छ: 192.168.1.5, office-pc:8000 वा https://chat.example.np</translation>
        </message>
        <message>
            <source>This server is newer than this program. Please update Chautari on this computer.</source>
            <translation>यो सर्भर यस प्रोग्रामभन्दा नयाँ छ। कृपया यो कम्प्युटरको चौतारी अद्यावधिक गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Your session has ended. Please sign in again.</source>
            <translation>तपाईंको सत्र सकियो। कृपया फेरि साइन इन गर्नुहोस्।</translation>
        </message>
        <message>
            <source>%1 characters are too many; this server takes %2.</source>
            <translation>%1 अक्षर धेरै भयो; यो सर्भरले %2 सम्म लिन्छ।</translation>
        </message>
        <message>
            <source>The e-mail address or the password is not right.</source>
            <translation>इमेल ठेगाना वा पासवर्ड मिलेन।</translation>
        </message>
        <message>
            <source>The server takes no more connections just now.</source>
            <translation>सर्भरले अहिले थप जडान लिन सक्दैन।</translation>
        </message>
        <message>
            <source>This conversation is not there any more.</source>
            <translation>यो कुराकानी अब छैन।</translation>
        </message>
        <message>
            <source>The server refused this change: %1</source>
            <translation>सर्भरले यो परिवर्तन अस्वीकार गर्‍यो: %1</translation>
        </message>
        <message>
            <source>This server does not keep this.</source>
            <translation>यो सर्भरले यो कुरा राख्दैन।</translation>
        </message>
        <message>
            <source>This person does not take messages from you. Nobody else has seen it.</source>
            <translation>उहाँले तपाईंका सन्देश लिनुहुन्न। यो अरू कसैले देखेको छैन।</translation>
        </message>
        <message>
            <source>This conversation has ended. Nothing more can be written.</source>
            <translation>यो कुराकानी सकिएको छ। अब थप लेख्न मिल्दैन।</translation>
        </message>
        <message>
            <source>You are not connected now. Try again when you are online.</source>
            <translation>अहिले तपाईं जोडिनुभएको छैन। अनलाइन भएपछि फेरि प्रयास गर्नुहोस्।</translation>
        </message>
        <message>
            <source>The line was dropped by hand.</source>
            <translation>लाइन हातले काटियो।</translation>
        </message>
    </context>
    <context>
        <name>ConversationList</name>
        <message>
            <source>Yesterday</source>
            <translation>हिजो</translation>
        </message>
    </context>
    <context>
        <name>ConversationMenu</name>
        <message>
            <source>Delete for me</source>
            <translation>मेरा लागि मेटाउने</translation>
        </message>
        <message>
            <source>Delete the conversation with %1?</source>
            <translation>%1 सँगको कुराकानी मेटाउने?</translation>
        </message>
        <message>
            <source>Its messages and your note go from all your devices. The other person keeps them. It cannot be undone.</source>
            <translation>यसका सन्देश र तपाईंको टिपोट तपाईंका सबै उपकरणबाट हट्छन्। अर्को व्यक्तिसँग सन्देश रहन्छन्। यो उल्टाउन मिल्दैन।</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>मेटाउनुहोस्</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>Diagnosis</name>
        <message numerus="yes">
            <source>%Ln day(s)</source>
            <translation>
                <numerusform>%Ln दिन</numerusform>
                <numerusform>%Ln दिन</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln hour(s)</source>
            <translation>
                <numerusform>%Ln घण्टा</numerusform>
                <numerusform>%Ln घण्टा</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln minute(s)</source>
            <translation>
                <numerusform>%Ln मिनेट</numerusform>
                <numerusform>%Ln मिनेट</numerusform>
            </translation>
        </message>
        <message>
            <source>The other computer's clock is %1 before this one's.</source>
            <translation>अर्को कम्प्युटरको घडी यसको भन्दा %1 अगाडि छ।</translation>
        </message>
        <message>
            <source>The other computer's clock is %1 behind this one's.</source>
            <translation>अर्को कम्प्युटरको घडी यसको भन्दा %1 पछाडि छ।</translation>
        </message>
        <message>
            <source>This computer is in no network.</source>
            <translation>यो कम्प्युटर कुनै नेटवर्कमा छैन।</translation>
        </message>
        <message>
            <source>This computer is in the network as %1.</source>
            <translation>यो कम्प्युटर नेटवर्कमा %1 नामले छ।</translation>
        </message>
        <message>
            <source>A VPN is on (%1). It may lead past this network.</source>
            <translation>VPN चालू छ (%1)। त्यसले यो नेटवर्क छाडेर अन्यत्र लैजान सक्छ।</translation>
        </message>
        <message>
            <source>There is no way to the Internet from here. None is needed.</source>
            <translation>यहाँबाट इन्टरनेट जाने बाटो छैन। चाहिँदैन पनि।</translation>
        </message>
        <message>
            <source>This computer uses a proxy, which may not know this network.</source>
            <translation>यो कम्प्युटरले प्रोक्सी चलाउँछ, जसले यो नेटवर्क नचिन्न सक्छ।</translation>
        </message>
        <message>
            <source>Nothing sets this computer's clock. It may be wrong.</source>
            <translation>यस कम्प्युटरको घडी आफैँ मिल्दैन। त्यो गलत हुन सक्छ।</translation>
        </message>
        <message>
            <source>Another program keeps port %1 for itself, so no places on the network can be heard.</source>
            <translation>अर्को प्रोग्रामले पोर्ट %1 आफूसँग राखेको छ, त्यसैले नेटवर्कका ठाउँ सुन्न सकिँदैन।</translation>
        </message>
        <message>
            <source>What this computer says to everybody on the network does not come back. Something filters it.</source>
            <translation>यस कम्प्युटरले नेटवर्कमा सबैलाई भनेको कुरा फर्केर आउँदैन। कुनै कुराले त्यो रोक्छ।</translation>
        </message>
        <message>
            <source>No place tells of itself on this network.</source>
            <translation>यस नेटवर्कमा कुनै ठाउँले आफ्नो खबर दिँदैन।</translation>
        </message>
        <message>
            <source>Places tell of themselves on this network, from %1.</source>
            <translation>यस नेटवर्कमा %1 बाट ठाउँहरूले आफ्नो खबर दिन्छन्।</translation>
        </message>
        <message>
            <source>The place answers at %1.</source>
            <translation>%1 मा ठाउँले जवाफ दिन्छ।</translation>
        </message>
        <message>
            <source>There is a computer at %1, but no place is hosted there.</source>
            <translation>%1 मा कम्प्युटर छ, तर त्यहाँ कुनै ठाउँ चलेको छैन।</translation>
        </message>
        <message>
            <source>There is a computer at %1, but it lets nobody in: most likely its firewall.</source>
            <translation>%1 मा कम्प्युटर छ, तर त्यसले कसैलाई भित्र छिर्न दिँदैन: सम्भवतः त्यसको फायरवाल।</translation>
        </message>
        <message>
            <source>The place at %1 tells of itself, but does not let this computer in: most likely a firewall.</source>
            <translation>%1 को ठाउँले आफ्नो खबर दिन्छ, तर यस कम्प्युटरलाई भित्र छिर्न दिँदैन: सम्भवतः फायरवाल।</translation>
        </message>
        <message>
            <source>Nobody answers at %1, although it is an address of this network.</source>
            <translation>%1 मा कसैले जवाफ दिँदैन, ठेगाना यसै नेटवर्कको भए पनि।</translation>
        </message>
        <message>
            <source>This Wi-Fi may keep its devices apart, as guest networks do.</source>
            <translation>यो वाइफाइले आफ्ना उपकरणलाई एकअर्काबाट अलग राखेको हुन सक्छ, पाहुना नेटवर्कले जस्तै।</translation>
        </message>
        <message>
            <source>%1 is in another network than this computer (%2), and does not answer.</source>
            <translation>%1 यस कम्प्युटर (%2) भन्दा अर्कै नेटवर्कमा छ, र जवाफ दिँदैन।</translation>
        </message>
        <message>
            <source>No network leads from here to %1.</source>
            <translation>यहाँबाट %1 सम्म कुनै नेटवर्क पुग्दैन।</translation>
        </message>
        <message>
            <source>No computer is called "%1".</source>
            <translation>"%1" नामको कुनै कम्प्युटर छैन।</translation>
        </message>
        <message>
            <source>Who answers at %1 does not have the key that was agreed. Nothing was sent. Agreed: %2. Found: %3.</source>
            <translation>%1 मा जवाफ दिनेसँग तय भएको साँचो छैन। केही पठाइएन। तय भएको: %2। भेटिएको: %3।</translation>
        </message>
        <message>
            <source>There is a place at %1. Its address alone does not let you in.</source>
            <translation>%1 मा एउटा ठाउँ छ। ठेगाना मात्रले त्यहाँ छिर्न सकिँदैन।</translation>
        </message>
        <message>
            <source>Something answers at %1, but it is not Chautari.</source>
            <translation>%1 मा केहीले जवाफ दिन्छ, तर त्यो चौतारी होइन।</translation>
        </message>
        <message>
            <source>The place at %1 is newer than this program.</source>
            <translation>%1 को ठाउँ यस प्रोग्रामभन्दा नयाँ छ।</translation>
        </message>
        <message>
            <source>The connection to %1 breaks off.</source>
            <translation>%1 सँगको जडान बीचैमा टुट्छ।</translation>
        </message>
        <message>
            <source>This place can be reached at %1.</source>
            <translation>यस ठाउँमा %1 बाट पुग्न सकिन्छ।</translation>
        </message>
        <message>
            <source>This place is open for this computer only.</source>
            <translation>यो ठाउँ यस कम्प्युटरका लागि मात्र खुला छ।</translation>
        </message>
        <message>
            <source>The place does not run: nothing answers at port %1 of this computer.</source>
            <translation>ठाउँ चलेको छैन: यस कम्प्युटरको पोर्ट %1 मा कसैले जवाफ दिँदैन।</translation>
        </message>
        <message>
            <source>Not at every address of this computer: nothing answers at %1.</source>
            <translation>यस कम्प्युटरका सबै ठेगानामा होइन: %1 मा कसैले जवाफ दिँदैन।</translation>
        </message>
        <message>
            <source>A firewall is on here (%1). It may keep the others out.</source>
            <translation>यहाँ फायरवाल चालू छ (%1)। त्यसले अरूलाई बाहिरै रोक्न सक्छ।</translation>
        </message>
        <message>
            <source>No firewall was seen here. Only an administrator can be sure of that.</source>
            <translation>यहाँ फायरवाल देखिएन। पक्का भने व्यवस्थापकले मात्र भन्न सक्छन्।</translation>
        </message>
        <message>
            <source>Connect it to the same Wi-Fi or router as the others.</source>
            <translation>यसलाई अरू भएकै वाइफाइ वा राउटरमा जोड्नुहोस्।</translation>
        </message>
        <message>
            <source>Switch the VPN off and try again.</source>
            <translation>VPN बन्द गरेर फेरि प्रयास गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Switch it off for addresses of this network and try again.</source>
            <translation>यस नेटवर्कका ठेगानाका लागि त्यो बन्द गरेर फेरि प्रयास गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Look whether it is right; switch on that it is set by itself.</source>
            <translation>घडी ठीक छ कि छैन हेर्नुहोस्; आफैँ मिल्ने सेटिङ चालू गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Use the link or the picture of the invitation instead.</source>
            <translation>बरु निम्तोको लिङ्क वा तस्बिर प्रयोग गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Use the link or the picture of the invitation, or allow port %1 (UDP) in this computer's firewall.</source>
            <translation>निम्तोको लिङ्क वा तस्बिर प्रयोग गर्नुहोस्, वा यस कम्प्युटरको फायरवालमा पोर्ट %1 (UDP) खोल्नुहोस्।</translation>
        </message>
        <message>
            <source>Is it open on the other computer, and are both in the same Wi-Fi? The link or the picture of the invitation works without being heard.</source>
            <translation>अर्को कम्प्युटरमा त्यो खुला छ, र दुवै एउटै वाइफाइमा छन्? निम्तोको लिङ्क वा तस्बिर खबर नसुनी पनि चल्छ।</translation>
        </message>
        <message>
            <source>Start Chautari there. If it runs, its port may be another one now: ask for a new link.</source>
            <translation>त्यहाँ चौतारी खोल्नुहोस्। चलेकै छ भने पोर्ट फेरिएको हुन सक्छ: नयाँ लिङ्क माग्नुहोस्।</translation>
        </message>
        <message>
            <source>On that computer, let port %1 (TCP) in. "Test the network" under "Invite people" there says how.</source>
            <translation>त्यस कम्प्युटरमा पोर्ट %1 (TCP) खोल्नुहोस्। त्यहाँको "मानिसलाई निम्तो" भित्रको "नेटवर्क जाँच" ले कसरी भनेर बताउँछ।</translation>
        </message>
        <message>
            <source>It may be off, asleep, or have another address now. Wake it up, or ask for a new link.</source>
            <translation>त्यो बन्द, निदाएको वा अर्कै ठेगानामा हुन सक्छ। त्यसलाई जगाउनुहोस्, वा नयाँ लिङ्क माग्नुहोस्।</translation>
        </message>
        <message>
            <source>If the others reach it: use another Wi-Fi or a cable, or switch off "client isolation" in the router.</source>
            <translation>अरू त्यहाँ पुग्छन् भने: अर्को वाइफाइ वा तार प्रयोग गर्नुहोस्, वा राउटरमा "client isolation" बन्द गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Connect both computers to the same Wi-Fi or router.</source>
            <translation>दुवै कम्प्युटरलाई एउटै वाइफाइ वा राउटरमा जोड्नुहोस्।</translation>
        </message>
        <message>
            <source>Check how it is written, or use its number instead.</source>
            <translation>हिज्जे जाँच्नुहोस्, वा बरु अङ्कको ठेगाना प्रयोग गर्नुहोस्।</translation>
        </message>
        <message>
            <source>It may be another computer that has got its address, or one that poses as it. Ask for a new invitation.</source>
            <translation>त्यसको ठेगाना पाएको अर्कै कम्प्युटर, वा त्यसको भेष लिएको कुनै हुन सक्छ। नयाँ निम्तो माग्नुहोस्।</translation>
        </message>
        <message>
            <source>Choose it in the list, or ask for the link of an invitation: both know its key.</source>
            <translation>सूचीबाट छान्नुहोस्, वा निम्तोको लिङ्क माग्नुहोस्: दुवैले त्यसको साँचो चिन्छन्।</translation>
        </message>
        <message>
            <source>Check the address and the port.</source>
            <translation>ठेगाना र पोर्ट जाँच्नुहोस्।</translation>
        </message>
        <message>
            <source>Update Chautari on this computer.</source>
            <translation>यस कम्प्युटरको चौतारी अद्यावधिक गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Try again; if it stays so, show this report to whoever helps you.</source>
            <translation>फेरि प्रयास गर्नुहोस्; उस्तै रहे सघाउने व्यक्तिलाई यो विवरण देखाउनुहोस्।</translation>
        </message>
        <message>
            <source>Set date, time and time zone on the computer whose clock is wrong.</source>
            <translation>घडी गलत भएको कम्प्युटरमा मिति, समय र समय क्षेत्र मिलाउनुहोस्।</translation>
        </message>
        <message>
            <source>Stop it and start it again while this computer is in a network.</source>
            <translation>यो कम्प्युटर नेटवर्कमा भएका बेला त्यसलाई रोकेर फेरि सुरु गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Start it again.</source>
            <translation>फेरि सुरु गर्नुहोस्।</translation>
        </message>
        <message>
            <source>If nobody gets in, an administrator can allow it: %1</source>
            <translation>कोही छिर्न सकेन भने व्यवस्थापकले यसरी खोल्न सक्छन्: %1</translation>
        </message>
        <message>
            <source>If nobody gets in, an administrator can look: %1</source>
            <translation>कोही छिर्न सकेन भने व्यवस्थापकले यसरी हेर्न सक्छन्: %1</translation>
        </message>
    </context>
    <context>
        <name>DisplayText</name>
        <message>
            <source>File</source>
            <translation>फाइल</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>फोटो</translation>
        </message>
        <message>
            <source>Voice message</source>
            <translation>आवाज सन्देश</translation>
        </message>
        <message>
            <source>File: %1</source>
            <translation>फाइल: %1</translation>
        </message>
        <message>
            <source>This message was deleted</source>
            <translation>यो सन्देश मेटाइएको छ</translation>
        </message>
        <message>
            <source>Rs %1</source>
            <translation>रु %1</translation>
        </message>
    </context>
    <context>
        <name>EmbeddedServer</name>
        <message>
            <source>No folder for the demo can be made: %1.</source>
            <translation>नमुनाका लागि फोल्डर बनाउन सकिएन: %1।</translation>
        </message>
    </context>
    <context>
        <name>LinkQuestion</name>
        <message>
            <source>Open a link</source>
            <translation>लिङ्क खोल्नुहोस्</translation>
        </message>
        <message>
            <source>Open %1 in the browser?</source>
            <translation>ब्राउजरमा %1 खोल्ने?</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>खोल्नुहोस्</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>MessageLayout</name>
        <message>
            <source>Show all</source>
            <translation>सबै देखाउनुहोस्</translation>
        </message>
        <message>
            <source>Not changed.</source>
            <translation>परिवर्तन भएन।</translation>
        </message>
        <message>
            <source>Not sent.</source>
            <translation>पठाइएन।</translation>
        </message>
        <message>
            <source>Not sent. %1</source>
            <translation>पठाइएन। %1</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>फेरि पठाउनुहोस्</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>मेटाउनुहोस्</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>फेरि प्रयास गर्नुहोस्</translation>
        </message>
        <message>
            <source>edited %1</source>
            <comment>the time</comment>
            <translation>%1 मा सम्पादित</translation>
        </message>
    </context>
    <context>
        <name>MessagePainter</name>
        <message>
            <source>You</source>
            <translation>तपाईं</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>आज</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>हिजो</translation>
        </message>
        <message>
            <source>Unread messages</source>
            <translation>नपढिएका सन्देशहरू</translation>
        </message>
    </context>
    <context>
        <name>OfficeHours</name>
        <message>
            <source>Thank you for your message. Nobody is here at the moment; you get an answer {opens}.</source>
            <translation>सन्देशका लागि धन्यवाद। अहिले कोही छैन; तपाईंले {opens} जवाफ पाउनुहुनेछ।</translation>
        </message>
        <message>
            <source>on %1 at %2</source>
            <comment>day of the week, time</comment>
            <translation>%1, %2 मा</translation>
        </message>
        <message>
            <source>today at %1</source>
            <translation>आज %1 मा</translation>
        </message>
        <message>
            <source>as soon as possible</source>
            <translation>सकेसम्म चाँडो</translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Undo</source>
            <translation>फर्काउनुहोस्(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>फेरि गर्नुहोस्(&amp;R)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>काट्नुहोस्(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>प्रतिलिपि(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>टाँस्नुहोस्(&amp;P)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>मेटाउनुहोस्</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>सबै छान्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation>ठीक छ</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>बन्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>हो(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;No</source>
            <translation>होइन(&amp;N)</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Undo</source>
            <translation>फर्काउनुहोस्(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>फेरि गर्नुहोस्(&amp;R)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>काट्नुहोस्(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>प्रतिलिपि(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>टाँस्नुहोस्(&amp;P)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>मेटाउनुहोस्</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>सबै छान्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>QrReading</name>
        <message>
            <source>This is no picture that can be read. It has to be PNG or JPEG.</source>
            <translation>यो पढ्न मिल्ने तस्बिर होइन। PNG वा JPEG हुनुपर्छ।</translation>
        </message>
        <message>
            <source>No QR code was found in this picture. Try one that is larger or sharper.</source>
            <translation>यस तस्बिरमा QR कोड भेटिएन। अलि ठूलो वा स्पष्ट तस्बिर प्रयास गर्नुहोस्।</translation>
        </message>
    </context>
    <context>
        <name>Server</name>
        <message>
            <source>A backup is being made already.</source>
            <translation>ब्याकअप बन्दैछ।</translation>
        </message>
        <message>
            <source>Change your own password in the settings of your account.</source>
            <translation>आफ्नो पासवर्ड आफ्नो खाताको सेटिङमा बदल्नुहोस्।</translation>
        </message>
        <message>
            <source>Your files fill the room that this server gives each person. Delete messages with files that nobody needs any more, or ask the person who runs the server for more room.</source>
            <translation>यो सर्भरले हरेकलाई दिएको ठाउँ तपाईंका फाइलले भरिसके। नचाहिने फाइलका सन्देश मेटाउनुहोस्, वा सर्भर चलाउनेसँग थप ठाउँ माग्नुहोस्।</translation>
        </message>
        <message>
            <source>Too many people wait to be let in already. Try again later.</source>
            <translation>धेरै मानिस स्वीकृति पर्खिरहेका छन्। पछि फेरि प्रयास गर्नुहोस्।</translation>
        </message>
        <message>
            <source>This server takes new people by invitation only. Ask for one.</source>
            <translation>यो सर्भरले निम्तो पाएका नयाँ मानिस मात्र लिन्छ। निम्तो माग्नुहोस्।</translation>
        </message>
        <message>
            <source>This server has no key of its own, so a code could prove nothing. Start it with TLS.</source>
            <translation>यो सर्भरको आफ्नै साँचो छैन, त्यसैले कोडले केही प्रमाणित गर्दैन। TLS सहित चलाउनुहोस्।</translation>
        </message>
        <message>
            <source>This invitation is used up or too old. Ask for a new one.</source>
            <translation>यो निम्तो सकियो वा पुरानो भयो। नयाँ माग्नुहोस्।</translation>
        </message>
        <message>
            <source>This code is not good any more. Ask for a new one.</source>
            <translation>यो कोड अब चल्दैन। नयाँ माग्नुहोस्।</translation>
        </message>
        <message>
            <source>There is no code to join with just now. Ask for a new one.</source>
            <translation>अहिले आउन मिल्ने कोड छैन। नयाँ माग्नुहोस्।</translation>
        </message>
        <message>
            <source>The code is wrong, and now void. Ask for a new one.</source>
            <translation>कोड मिलेन, र अब चल्दैन। नयाँ माग्नुहोस्।</translation>
        </message>
        <message>
            <source>Somebody who runs this server has to let you in first.</source>
            <translation>यो सर्भर चलाउने व्यक्तिले पहिले तपाईंलाई आउन दिनुपर्छ।</translation>
        </message>
        <message>
            <source>Nobody else runs this server. Make somebody else an owner first.</source>
            <translation>यो सर्भर चलाउने अरू कोही छैन। पहिले अर्को कसैलाई चलाउने बनाउनुहोस्।</translation>
        </message>
        <message>
            <source>No active account found with the given credentials</source>
            <translation>यो इमेल र पासवर्ड भएको खाता भेटिएन।</translation>
        </message>
        <message>
            <source>This field may not be blank.</source>
            <translation>यो खाली छोड्न मिल्दैन।</translation>
        </message>
        <message>
            <source>This field is required.</source>
            <translation>यो भर्नै पर्छ।</translation>
        </message>
        <message>
            <source>Enter a valid email address.</source>
            <translation>मान्य इमेल ठेगाना लेख्नुहोस्।</translation>
        </message>
        <message>
            <source>A user with that username already exists.</source>
            <translation>यो प्रयोगकर्ता नाम पहिल्यै लिइसकिएको छ।</translation>
        </message>
        <message>
            <source>Password fields didn't match.</source>
            <translation>दुई पासवर्ड मिलेनन्।</translation>
        </message>
        <message>
            <source>This password is too short. It must contain at least 8 characters.</source>
            <translation>यो पासवर्ड छोटो भयो। कम्तीमा ८ अक्षर चाहिन्छ।</translation>
        </message>
        <message>
            <source>This password is too common.</source>
            <translation>यो पासवर्ड धेरै प्रचलित छ।</translation>
        </message>
        <message>
            <source>This password is entirely numeric.</source>
            <translation>यो पासवर्डमा अङ्क मात्र छन्।</translation>
        </message>
        <message>
            <source>Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.</source>
            <translation>मान्य प्रयोगकर्ता नाम लेख्नुहोस्: अक्षर, अङ्क र @ . + - _ मात्र।</translation>
        </message>
        <message>
            <source>The server is busy. Try again in a moment.</source>
            <translation>सर्भर व्यस्त छ। एकछिनमा फेरि प्रयास गर्नुहोस्।</translation>
        </message>
        <message>
            <source>The server's disk is full. Nothing was saved.</source>
            <translation>सर्भरको डिस्क भरियो। केही पनि सुरक्षित गरिएन।</translation>
        </message>
        <message>
            <source>User is inactive</source>
            <translation>यो खाता निष्क्रिय छ।</translation>
        </message>
        <message>
            <source>User with this email address already exists.</source>
            <translation>यो इमेलको खाता पहिल्यै छ।</translation>
        </message>
        <message>
            <source>Only customers can initiate conversations.</source>
            <translation>कुराकानी ग्राहकले मात्र सुरु गर्न सक्नुहुन्छ।</translation>
        </message>
        <message>
            <source>Service does not belong to the specified provider.</source>
            <translation>यो सेवा उहाँको होइन।</translation>
        </message>
        <message>
            <source>You cannot send messages to this person.</source>
            <translation>उहाँलाई सन्देश पठाउन मिल्दैन।</translation>
        </message>
    </context>
    <context>
        <name>ServerFacts</name>
        <message>
            <source>Messages and files are stored on the server %1. Whoever runs it can read them.</source>
            <translation>सन्देश र फाइल %1 सर्भरमा राखिन्छन्। सर्भर चलाउनेले ती पढ्न सक्छ।</translation>
        </message>
        <message>
            <source>notes, pins and mute</source>
            <translation>टिपोट, पिन र मौन</translation>
        </message>
        <message>
            <source>answers to a single message</source>
            <translation>कुनै एउटा सन्देशको जवाफ</translation>
        </message>
        <message>
            <source>reactions</source>
            <translation>प्रतिक्रिया</translation>
        </message>
        <message>
            <source>blocking</source>
            <translation>ब्लक</translation>
        </message>
        <message>
            <source>hiding when you read, type or were here</source>
            <translation>पढेको, लेख्दै गरेको वा यहाँ आएको लुकाउने सुविधा</translation>
        </message>
        <message>
            <source>This server does not have: %1.</source>
            <translation>यो सर्भरमा छैन: %1।</translation>
        </message>
        <message>
            <source>A message may have %1 characters. Files are not taken.</source>
            <translation>सन्देशमा %1 अक्षरसम्म हुन सक्छ। फाइल लिइँदैन।</translation>
        </message>
        <message>
            <source>A message may have %1 characters, a file %2.</source>
            <translation>सन्देश %1 अक्षरसम्म र फाइल %2 सम्म हुन सक्छ।</translation>
        </message>
        <message>
            <source>The way to the server is encrypted.</source>
            <translation>सर्भरसम्मको बाटो गुप्त छ।</translation>
        </message>
        <message>
            <source>The way to the server is not encrypted: others on the same network could read along.</source>
            <translation>सर्भरसम्मको बाटो गुप्त छैन: उही नेटवर्कका अरूले पढ्न सक्छन्।</translation>
        </message>
        <message>
            <source>Only the two of you get the files, by links that end soon.</source>
            <translation>फाइल तपाईं दुईले मात्र पाउनुहुन्छ, लिङ्क छिट्टै सकिन्छ।</translation>
        </message>
        <message>
            <source>Files can be opened by anyone who has their link.</source>
            <translation>लिङ्क हुने जोसुकैले फाइल खोल्न सक्छ।</translation>
        </message>
        <message>
            <source>What you write is stored encrypted by the server on this computer. Whoever runs it has the key and can read it.</source>
            <translation>तपाईंले लेखेको कुरा यही कम्प्युटरको सर्भरले गुप्त रूपमा राख्छ। सर्भर चलाउनेसँग चाबी हुन्छ, उसले पढ्न सक्छ।</translation>
        </message>
        <message>
            <source>What you write is stored encrypted on the server %1. Whoever runs it has the key and can read it.</source>
            <translation>तपाईंले लेखेको कुरा %1 सर्भरमा गुप्त रूपमा राखिन्छ। सर्भर चलाउनेसँग चाबी हुन्छ, उसले पढ्न सक्छ।</translation>
        </message>
        <message>
            <source>marks that a message was delivered or read</source>
            <translation>सन्देश पुगेको वा पढिएको चिन्ह</translation>
        </message>
        <message>
            <source>changing a message that was sent</source>
            <translation>पठाइसकेको सन्देश सच्याउने सुविधा</translation>
        </message>
        <message>
            <source>deleting a message</source>
            <translation>सन्देश मेटाउने सुविधा</translation>
        </message>
        <message>
            <source>reports to the host</source>
            <translation>होस्टलाई उजुरी</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>The file %1 cannot be changed.</source>
            <translation>%1 फाइल बदल्न सकिएन।</translation>
        </message>
    </context>
    <context>
        <name>TextSelection</name>
        <message>
            <source>You</source>
            <translation>तपाईं</translation>
        </message>
        <message>
            <source>[%1] %2: %3</source>
            <comment>time, author, text; copied text</comment>
            <translation>[%1] %2: %3</translation>
        </message>
    </context>
    <context>
        <name>Transcript</name>
        <message>
            <source>(deleted)</source>
            <translation>(मेटिएको)</translation>
        </message>
    </context>
    <context>
        <name>Voice</name>
        <message>
            <source>No microphone was found. Connect one and try again.</source>
            <translation>माइक्रोफोन भेटिएन। एउटा जोडेर फेरि प्रयास गर्नुहोस्।</translation>
        </message>
        <message>
            <source>The microphone stopped. Another program may be using it, or it was unplugged.</source>
            <translation>माइक्रोफोन बन्द भयो। अर्को प्रोग्रामले प्रयोग गरिरहेको वा निकालिएको हुन सक्छ।</translation>
        </message>
        <message>
            <source>The recording could not be written. The disk may be full.</source>
            <translation>रेकर्ड लेख्न सकिएन। डिस्क भरिएको हुन सक्छ।</translation>
        </message>
        <message>
            <source>No loudspeaker or headphones were found. Connect some and try again.</source>
            <translation>स्पिकर वा हेडफोन भेटिएन। जोडेर फेरि प्रयास गर्नुहोस्।</translation>
        </message>
        <message>
            <source>The loudspeaker stopped. It may have been unplugged.</source>
            <translation>स्पिकर बन्द भयो। निकालिएको हुन सक्छ।</translation>
        </message>
        <message>
            <source>The recording is not on this computer any more.</source>
            <translation>यो रेकर्ड अब यस कम्प्युटरमा छैन।</translation>
        </message>
        <message>
            <source>The recording is damaged or of a kind that cannot be played.</source>
            <translation>रेकर्ड बिग्रिएको छ वा बजाउन नमिल्ने किसिमको छ।</translation>
        </message>
    </context>
    <context>
        <name>chautari::AccountBar</name>
        <message>
            <source>Away, your answer is sent</source>
            <translation>बाहिर, तपाईंको जवाफ पठाइन्छ</translation>
        </message>
        <message>
            <source>I am back</source>
            <translation>म फर्किएँ</translation>
        </message>
        <message>
            <source>Not signed in</source>
            <translation>साइन इन गरिएको छैन</translation>
        </message>
        <message>
            <source>Stopped: another key</source>
            <translation>रोकियो: अर्कै साँचो</translation>
        </message>
        <message>
            <source>Retry now</source>
            <translation>अहिल्यै प्रयास</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>जोडिएको छैन</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>जोडिँदैछ…</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>अनलाइन</translation>
        </message>
        <message numerus="yes">
            <source>Offline, next try in %Ln second(s)</source>
            <translation>
                <numerusform>अफलाइन, %Ln सेकेन्डमा फेरि प्रयास</numerusform>
                <numerusform>अफलाइन, %Ln सेकेन्डमा फेरि प्रयास</numerusform>
            </translation>
        </message>
        <message>
            <source>Offline, trying again…</source>
            <translation>अफलाइन, फेरि प्रयास हुँदैछ…</translation>
        </message>
    </context>
    <context>
        <name>chautari::AccountFileDialog</name>
        <message>
            <source>At least 8 characters.</source>
            <translation>कम्तीमा ८ अक्षर।</translation>
        </message>
        <message>
            <source>This is not the same.</source>
            <translation>यो उस्तै छैन।</translation>
        </message>
        <message>
            <source>Chautari accounts</source>
            <translation>चौतारी खाताहरू</translation>
        </message>
        <message>
            <source>Writing and checking…</source>
            <translation>लेख्दै र जाँच्दै…</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>पढ्दै…</translation>
        </message>
        <message numerus="yes">
            <source>Backed up and checked: %1 with %Ln file(s). Without the passphrase nobody can read it, not even you.</source>
            <translation>
                <numerusform>जगेडा बन्यो र जाँचियो: %1, %Ln फाइल। पासवाक्यबिना कसैले यो पढ्न सक्दैन, तपाईंले पनि।</numerusform>
                <numerusform>जगेडा बन्यो र जाँचियो: %1, %Ln फाइल। पासवाक्यबिना कसैले यो पढ्न सक्दैन, तपाईंले पनि।</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing of this account is on this computer.</source>
            <translation>यस खाताको केही यस कम्प्युटरमा छैन।</translation>
        </message>
        <message>
            <source>The file or its folder cannot be used. Choose another one.</source>
            <translation>यो फाइल वा यसको फोल्डर प्रयोग गर्न सकिँदैन। अर्को छान्नुहोस्।</translation>
        </message>
        <message>
            <source>There is no room on the disk. Nothing was changed.</source>
            <translation>डिस्कमा ठाउँ छैन। केही बदलिएन।</translation>
        </message>
        <message>
            <source>There is not enough free memory. Close other programs and try again.</source>
            <translation>खाली मेमोरी पुगेन। अरू कार्यक्रम बन्द गरेर फेरि प्रयास गर्नुहोस्।</translation>
        </message>
        <message>
            <source>The passphrase is not the right one. Nothing was changed.</source>
            <translation>पासवाक्य मिलेन। केही बदलिएन।</translation>
        </message>
        <message>
            <source>The file is damaged, or it is not from Chautari. Nothing was changed.</source>
            <translation>फाइल बिग्रिएको छ, वा यो चौतारीको होइन। केही बदलिएन।</translation>
        </message>
        <message>
            <source>This account is open in another window. Close it first. Nothing was changed.</source>
            <translation>यो खाता अर्को झ्यालमा खुला छ। पहिले त्यो बन्द गर्नुहोस्। केही बदलिएन।</translation>
        </message>
        <message>
            <source>This account is already on this computer. Sign out there first. Nothing was changed.</source>
            <translation>यो खाता यस कम्प्युटरमा पहिल्यै छ। पहिले त्यहाँ साइन आउट गर्नुहोस्। केही बदलिएन।</translation>
        </message>
        <message>
            <source>Cancelled. Nothing was changed.</source>
            <translation>रद्द गरियो। केही बदलिएन।</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>बन्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>पासवाक्य</translation>
        </message>
        <message>
            <source>Back up this account</source>
            <translation>यो खाताको जगेडा राख्नुहोस्</translation>
        </message>
        <message>
            <source>One sealed file with the messages, drafts and files that this computer has. Your password is not in it.</source>
            <translation>यस कम्प्युटरमा भएका सन्देश, मस्यौदा र फाइलहरू एउटै छाप लागेको फाइलमा। तपाईंको पासवर्ड यसमा हुँदैन।</translation>
        </message>
        <message>
            <source>Write it down: there is no way without it.</source>
            <translation>यसलाई लेखेर राख्नुहोस्: योबिना कुनै उपाय छैन।</translation>
        </message>
        <message>
            <source>Once more</source>
            <translation>फेरि एकपटक</translation>
        </message>
        <message>
            <source>&amp;Back up…</source>
            <translation>जगेडा राख्नुहोस्…</translation>
        </message>
        <message>
            <source>Restore an account</source>
            <translation>खाता फर्काउनुहोस्</translation>
        </message>
        <message>
            <source>Brings back what a backup has. You sign in with your password afterwards, to go on from there.</source>
            <translation>जगेडामा भएको कुरा फर्काउँछ। त्यसपछि अगाडि बढ्न आफ्नो पासवर्डले साइन इन गर्नुहोस्।</translation>
        </message>
        <message>
            <source>The one that the backup was made with.</source>
            <translation>जगेडा बनाउँदाको पासवाक्य।</translation>
        </message>
        <message>
            <source>&amp;Choose the file…</source>
            <translation>फाइल छान्नुहोस्…</translation>
        </message>
    </context>
    <context>
        <name>chautari::AppController</name>
        <message>
            <source>This program was built without a server inside. Start it with --server URL.</source>
            <translation>यो प्रोग्राममा सर्भर समावेश छैन। --server URL दिएर सुरु गर्नुहोस्।</translation>
        </message>
    </context>
    <context>
        <name>chautari::AttachmentTray</name>
        <message>
            <source>%1, Ctrl+Left and Ctrl+Right move it</source>
            <translation>%1, Ctrl+Left र Ctrl+Right ले सार्छ</translation>
        </message>
        <message>
            <source>Getting ready</source>
            <translation>तयार हुँदै</translation>
        </message>
        <message>
            <source>Files to send</source>
            <translation>पठाउने फाइलहरू</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>file, why it cannot be sent</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>this server takes no %1 files</source>
            <translation>यो सर्भरले %1 फाइल लिँदैन</translation>
        </message>
        <message>
            <source>%1; this server takes %2</source>
            <comment>size of the file, most the server takes</comment>
            <translation>%1; यो सर्भरले %2 सम्म लिन्छ</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>पढ्न सकिँदैन</translation>
        </message>
        <message>
            <source>Do not send this file</source>
            <translation>यो फाइल नपठाउनुहोस्</translation>
        </message>
        <message>
            <source>Do not send %1</source>
            <translation>%1 नपठाउनुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::Attention</name>
        <message numerus="yes">
            <source>%1 (%n new message(s))</source>
            <comment>text of the newest</comment>
            <translation>
                <numerusform>%1 (%n नयाँ सन्देश)</numerusform>
                <numerusform>%1 (%n नयाँ सन्देश)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new message(s)</source>
            <translation>
                <numerusform>%n नयाँ सन्देश</numerusform>
                <numerusform>%n नयाँ सन्देश</numerusform>
            </translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>जवाफ दिनुहोस्</translation>
        </message>
        <message>
            <source>Mark as read</source>
            <translation>पढिएको चिन्ह लगाउनुहोस्</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>खोल्नुहोस्</translation>
        </message>
        <message>
            <source>Chautari</source>
            <translation>चौतारी</translation>
        </message>
    </context>
    <context>
        <name>chautari::AwayControl</name>
        <message>
            <source>I am a&amp;way</source>
            <translation>&amp;अहिले म बाहिर छु</translation>
        </message>
    </context>
    <context>
        <name>chautari::BlockedBar</name>
        <message>
            <source>You blocked %1. Unblock to write.</source>
            <translation>तपाईंले %1 लाई ब्लक गर्नुभएको छ। लेख्न ब्लक हटाउनुहोस्।</translation>
        </message>
        <message>
            <source>Unblock</source>
            <translation>ब्लक हटाउनुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::BlockedDialog</name>
        <message>
            <source>Unblock</source>
            <translation>ब्लक हटाउनुहोस्</translation>
        </message>
        <message>
            <source>Unblock %1</source>
            <translation>%1 को ब्लक हटाउनुहोस्</translation>
        </message>
        <message>
            <source>Blocked people</source>
            <translation>ब्लक गरिएका मानिस</translation>
        </message>
        <message>
            <source>Nobody is blocked</source>
            <translation>कोही ब्लक गरिएको छैन</translation>
        </message>
        <message>
            <source>You can block somebody in the details of a conversation (Ctrl+I).</source>
            <translation>कुराकानीको विवरणबाट ब्लक गर्न सकिन्छ (Ctrl+I)।</translation>
        </message>
        <message>
            <source>This server cannot refuse somebody's messages. Archive or mute the conversation instead.</source>
            <translation>यो सर्भरले कसैका सन्देश रोक्न सक्दैन। बरु कुराकानी अभिलेखमा राख्नुहोस् वा मौन बनाउनुहोस्।</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>बन्द गर्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::CameraDialog</name>
        <message>
            <source>Take a photo</source>
            <translation>तस्बिर खिच्नुहोस्</translation>
        </message>
        <message>
            <source>The photo</source>
            <translation>खिचिएको तस्बिर</translation>
        </message>
        <message>
            <source>What the camera sees</source>
            <translation>क्यामेराले देखेको</translation>
        </message>
        <message>
            <source>&amp;Again</source>
            <translation>फेरि(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Take the photo</source>
            <translation>तस्बिर खिच्नुहोस्(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Use it</source>
            <translation>यही राख्नुहोस्(&amp;U)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Waiting for the camera…</source>
            <translation>क्यामेरा पर्खिँदै…</translation>
        </message>
        <message>
            <source>The photo goes to your message, where you can still leave it out.</source>
            <translation>तस्बिर तपाईंको सन्देशमा जान्छ; त्यहाँबाट अझै हटाउन सकिन्छ।</translation>
        </message>
        <message>
            <source>The camera cannot be used. Another program may have it, or it is not allowed.</source>
            <translation>क्यामेरा चलाउन सकिएन। अर्को प्रोग्रामले लिएको हुन सक्छ, वा अनुमति छैन।</translation>
        </message>
    </context>
    <context>
        <name>chautari::CardPage</name>
        <message>
            <source>Back</source>
            <translation>पछाडि</translation>
        </message>
        <message>
            <source>Back (Esc)</source>
            <translation>पछाडि (Esc)</translation>
        </message>
        <message>
            <source>Asking the server</source>
            <translation>सर्भरलाई सोधिँदैछ</translation>
        </message>
    </context>
    <context>
        <name>chautari::ChatHeader</name>
        <message>
            <source>Search in this conversation (Ctrl+F)</source>
            <translation>यो कुराकानीमा खोज्नुहोस् (Ctrl+F)</translation>
        </message>
        <message>
            <source>Search in this conversation</source>
            <translation>यो कुराकानीमा खोज्नुहोस्</translation>
        </message>
        <message>
            <source>offline</source>
            <translation>अफलाइन</translation>
        </message>
        <message>
            <source>last seen today at %1</source>
            <translation>आज %1 बजे देखिएको</translation>
        </message>
        <message>
            <source>last seen yesterday at %1</source>
            <translation>हिजो %1 बजे देखिएको</translation>
        </message>
        <message>
            <source>last seen on %1</source>
            <translation>%1 मा देखिएको</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>लेख्दै…</translation>
        </message>
        <message>
            <source>online</source>
            <translation>अनलाइन</translation>
        </message>
        <message>
            <source>Back to the conversations</source>
            <translation>कुराकानीहरूमा फर्कनुहोस्</translation>
        </message>
        <message>
            <source>Back to the conversations (Esc)</source>
            <translation>कुराकानीहरूमा फर्कनुहोस् (Esc)</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>ग्राहक</translation>
        </message>
        <message>
            <source>Provider</source>
            <translation>सेवा प्रदायक</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>व्यवस्थापक</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>विवरण</translation>
        </message>
        <message>
            <source>Person, service, note and files (Ctrl+I)</source>
            <translation>मानिस, सेवा, टिपोट र फाइल (Ctrl+I)</translation>
        </message>
    </context>
    <context>
        <name>chautari::ChatPage</name>
        <message>
            <source>Send a file</source>
            <translation>फाइल पठाउनुहोस्</translation>
        </message>
        <message>
            <source>Choose a conversation</source>
            <translation>कुराकानी छान्नुहोस्</translation>
        </message>
        <message>
            <source>Its messages are shown here.</source>
            <translation>यसका सन्देश यहाँ देखिन्छन्।</translation>
        </message>
        <message>
            <source>Chautari</source>
            <translation>चौतारी</translation>
        </message>
    </context>
    <context>
        <name>chautari::CommandPalette</name>
        <message>
            <source>Commands</source>
            <translation>आदेशहरू</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>के गर्न चाहनुहुन्छ?</translation>
        </message>
        <message>
            <source>Search in the commands</source>
            <translation>आदेशहरूमा खोज्नुहोस्</translation>
        </message>
        <message>
            <source>No command has these words.</source>
            <translation>यी शब्द भएको आदेश छैन।</translation>
        </message>
    </context>
    <context>
        <name>chautari::Composer</name>
        <message>
            <source>Choose an emoji</source>
            <translation>इमोजी छान्नुहोस्</translation>
        </message>
        <message>
            <source>Emoji</source>
            <translation>इमोजी</translation>
        </message>
        <message>
            <source>Picture %1</source>
            <comment>a file's name</comment>
            <translation>तस्बिर %1</translation>
        </message>
        <message>
            <source>Send a photo or another file</source>
            <translation>फोटो वा अर्को फाइल पठाउनुहोस्</translation>
        </message>
        <message>
            <source>Send a file</source>
            <translation>फाइल पठाउनुहोस्</translation>
        </message>
        <message numerus="yes">
            <source>This message is %n character(s) too long: this server takes %1.</source>
            <translation>
                <numerusform>सन्देश %Ln अक्षरले लामो भयो: यो सर्भरले %1 सम्म लिन्छ।</numerusform>
                <numerusform>सन्देश %Ln अक्षरले लामो भयो: यो सर्भरले %1 सम्म लिन्छ।</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>characters used, characters allowed</comment>
            <translation>%2 मध्ये %1</translation>
        </message>
        <message>
            <source>Write a message</source>
            <translation>सन्देश लेख्नुहोस्</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>सन्देश</translation>
        </message>
        <message>
            <source>Enter sends, Shift+Enter starts a new line</source>
            <translation>Enter ले पठाउँछ, Shift+Enter ले नयाँ हरफ सुरु गर्छ</translation>
        </message>
        <message>
            <source>Record a voice message</source>
            <translation>आवाज सन्देश रेकर्ड गर्नुहोस्</translation>
        </message>
        <message>
            <source>Record a voice message (Ctrl+Shift+R)</source>
            <translation>आवाज सन्देश रेकर्ड गर्नुहोस् (Ctrl+Shift+R)</translation>
        </message>
        <message>
            <source>Prepared replies</source>
            <translation>तयारी जवाफहरू</translation>
        </message>
        <message>
            <source>This server takes no files.</source>
            <translation>यो सर्भरले फाइल लिँदैन।</translation>
        </message>
        <message>
            <source>Choose a &amp;file…</source>
            <translation>फाइल छान्नुहोस्(&amp;F)…</translation>
        </message>
        <message>
            <source>&amp;Take a photo…</source>
            <translation>तस्बिर खिच्नुहोस्(&amp;T)…</translation>
        </message>
    </context>
    <context>
        <name>chautari::ConnectionBanner</name>
        <message>
            <source>Sign in</source>
            <translation>साइन इन</translation>
        </message>
        <message>
            <source>Sign in to send and to receive. What is on this computer can be read.</source>
            <translation>पठाउन र पाउन साइन इन गर्नुहोस्। यस कम्प्युटरमा भएका सन्देश पढ्न सकिन्छ।</translation>
        </message>
        <message numerus="yes">
            <source>%n message(s) will be sent when the server answers.</source>
            <translation>
                <numerusform>सर्भरले जवाफ दिएपछि %Ln सन्देश पठाइनेछ।</numerusform>
                <numerusform>सर्भरले जवाफ दिएपछि %Ln सन्देश पठाइनेछन्।</numerusform>
            </translation>
        </message>
        <message>
            <source>Connecting to the server.</source>
            <translation>सर्भरसँग जोडिँदैछ।</translation>
        </message>
        <message>
            <source>No connection.</source>
            <translation>जडान छैन।</translation>
        </message>
        <message numerus="yes">
            <source>Trying again in %n second(s).</source>
            <translation>
                <numerusform>%Ln सेकेन्डमा फेरि प्रयास हुन्छ।</numerusform>
                <numerusform>%Ln सेकेन्डमा फेरि प्रयास हुन्छ।</numerusform>
            </translation>
        </message>
        <message>
            <source>Retry now</source>
            <translation>अहिल्यै प्रयास</translation>
        </message>
        <message>
            <source>Connect to the server at once</source>
            <translation>सर्भरसँग अहिल्यै जोड्नुहोस्</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>किन?</translation>
        </message>
        <message>
            <source>Why there is no connection</source>
            <translation>जडान किन छैन</translation>
        </message>
        <message>
            <source>Looks what stands between this computer and the server</source>
            <translation>यो कम्प्युटर र सर्भरबीच के अड्किएको छ हेर्छ</translation>
        </message>
        <message>
            <source>Meanwhile the right one is looked for elsewhere on the network.</source>
            <translation>यसबीच सही सर्भरलाई नेटवर्कमा अन्यत्र खोजिँदै छ।</translation>
        </message>
    </context>
    <context>
        <name>chautari::ConnectionInspector</name>
        <message>
            <source>● Heartbeat</source>
            <translation>● धड्कन</translation>
        </message>
        <message>
            <source>■ Message to acknowledgement</source>
            <translation>■ सन्देशदेखि प्राप्तिसम्म</translation>
        </message>
        <message>
            <source>%1: nothing measured yet</source>
            <translation>%1: अहिलेसम्म केही नापिएको छैन</translation>
        </message>
        <message>
            <source>%1: last %2 ms, median %3 ms, worst %4 ms, of the newest %5</source>
            <translation>%1: पछिल्लो %2 मिसे, मध्यक %3 मिसे, सबैभन्दा ढिलो %4 मिसे, पछिल्ला %5 मध्ये</translation>
        </message>
        <message>
            <source>Connected to %1</source>
            <translation>%1 मा जोडिएको</translation>
        </message>
        <message>
            <source>Not connected to %1</source>
            <translation>%1 मा नजोडिएको</translation>
        </message>
        <message numerus="yes">
            <source>%n older row(s) were left out.</source>
            <translation>
                <numerusform>%n पुरानो हरफ छोडियो।</numerusform>
                <numerusform>%n पुराना हरफ छोडिए।</numerusform>
            </translation>
        </message>
        <message>
            <source>This is not a JSON object: look at character %1.</source>
            <translation>यो JSON वस्तु होइन: अक्षर %1 हेर्नुहोस्।</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>जडान</translation>
        </message>
        <message>
            <source>Traffic</source>
            <translation>आवतजावत</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>ढिलाइ</translation>
        </message>
        <message>
            <source>History of the line</source>
            <translation>लाइनको इतिहास</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>सबै</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>फ्रेमहरू</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>अनुरोधहरू</translation>
        </message>
        <message>
            <source>The line</source>
            <translation>लाइन</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>के देखाइएको छ</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>खोज्नुहोस्</translation>
        </message>
        <message>
            <source>Search in the traffic</source>
            <translation>आवतजावतमा खोज्नुहोस्</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>जारी राख्नुहोस्</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>रोक्नुहोस्</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>खाली गर्नुहोस्</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>प्रतिलिपि</translation>
        </message>
        <message>
            <source>Copy what is shown</source>
            <translation>देखाइएको कुरा प्रतिलिपि गर्नुहोस्</translation>
        </message>
        <message>
            <source>Content of the chosen row</source>
            <translation>छानिएको हरफको सामग्री</translation>
        </message>
        <message>
            <source>Choose a row to see its content.</source>
            <translation>सामग्री हेर्न हरफ छान्नुहोस्।</translation>
        </message>
        <message>
            <source>Hide what people wrote (tokens and passwords are always hidden)</source>
            <translation>मानिसले लेखेको लुकाउनुहोस् (टोकन र पासवर्ड सधैँ लुकेका हुन्छन्)</translation>
        </message>
        <message>
            <source>Send a heartbeat now</source>
            <translation>अहिले धड्कन पठाउनुहोस्</translation>
        </message>
        <message>
            <source>Drop the line</source>
            <translation>लाइन काट्नुहोस्</translation>
        </message>
        <message>
            <source>A frame of your own, JSON</source>
            <translation>तपाईंको आफ्नै फ्रेम, JSON</translation>
        </message>
        <message>
            <source>Send the frame</source>
            <translation>फ्रेम पठाउनुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::ContextStrip</name>
        <message>
            <source>Cancel (Esc)</source>
            <translation>रद्द गर्नुहोस् (Esc)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::ConversationDelegate</name>
        <message>
            <source>typing…</source>
            <translation>लेख्दै…</translation>
        </message>
    </context>
    <context>
        <name>chautari::ConversationListModel</name>
        <message>
            <source>You: %1</source>
            <translation>तपाईं: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n unread message(s)</source>
            <translation>
                <numerusform>%Ln नपढिएको सन्देश</numerusform>
                <numerusform>%Ln नपढिएका सन्देश</numerusform>
            </translation>
        </message>
        <message>
            <source>online</source>
            <translation>अनलाइन</translation>
        </message>
        <message>
            <source>typing</source>
            <translation>लेख्दै</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between the parts of a spoken sentence</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>marked as unread</source>
            <translation>नपढिएको भनी चिन्ह लगाइएको</translation>
        </message>
        <message>
            <source>pinned</source>
            <translation>पिन गरिएको</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>मौन</translation>
        </message>
        <message>
            <source>archived</source>
            <translation>अभिलेखमा</translation>
        </message>
    </context>
    <context>
        <name>chautari::ConversationMenu</name>
        <message>
            <source>&amp;Pin</source>
            <translation>पिन गर्नुहोस्(&amp;P)</translation>
        </message>
        <message>
            <source>Un&amp;pin</source>
            <translation>पिन हटाउनुहोस्(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Mute</source>
            <translation>मौन बनाउनुहोस्(&amp;M)</translation>
        </message>
        <message>
            <source>Un&amp;mute</source>
            <translation>मौन हटाउनुहोस्(&amp;M)</translation>
        </message>
        <message>
            <source>Mark as &amp;read</source>
            <translation>पढिएको चिन्ह लगाउनुहोस्(&amp;R)</translation>
        </message>
        <message>
            <source>Mark as un&amp;read</source>
            <translation>नपढिएको चिन्ह लगाउनुहोस्(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Archive</source>
            <translation>अभिलेखमा राख्नुहोस्(&amp;A)</translation>
        </message>
        <message>
            <source>Move back from the &amp;archive</source>
            <translation>अभिलेखबाट फर्काउनुहोस्(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Delete for me…</source>
            <translation>मेरा लागि मेटाउनुहोस्(&amp;D)…</translation>
        </message>
        <message>
            <source>&amp;Export or print…</source>
            <translation>निकाल्नुहोस् वा छाप्नुहोस्…</translation>
        </message>
    </context>
    <context>
        <name>chautari::ConversationPicker</name>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>पठाउनुहोस्</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>कुराकानी</translation>
        </message>
        <message>
            <source>Name or service</source>
            <translation>नाम वा सेवा</translation>
        </message>
        <message>
            <source>Forward to</source>
            <translation>कसलाई पठाउने</translation>
        </message>
    </context>
    <context>
        <name>chautari::ConversationsPane</name>
        <message>
            <source>Search</source>
            <translation>खोज्नुहोस्</translation>
        </message>
        <message>
            <source>Search conversations</source>
            <translation>कुराकानी खोज्नुहोस्</translation>
        </message>
        <message>
            <source>Search by name, service or words (Ctrl+K)</source>
            <translation>नाम, सेवा वा शब्दबाट खोज्नुहोस् (Ctrl+K)</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>कुराकानीहरू</translation>
        </message>
        <message>
            <source>No conversations yet</source>
            <translation>अहिलेसम्म कुनै कुराकानी छैन</translation>
        </message>
        <message>
            <source>When somebody writes to you, it stands here.</source>
            <translation>कसैले तपाईंलाई लेखेपछि यहाँ देखिन्छ।</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>केही भेटिएन</translation>
        </message>
        <message>
            <source>No conversation and no message on this computer has these words.</source>
            <translation>यस कम्प्युटरको कुनै कुराकानी वा सन्देशमा यी शब्द छैनन्।</translation>
        </message>
        <message>
            <source>The conversations could not be loaded</source>
            <translation>कुराकानीहरू ल्याउन सकिएन</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>फेरि प्रयास गर्नुहोस्</translation>
        </message>
        <message>
            <source>All</source>
            <comment>conversations</comment>
            <translation>सबै</translation>
        </message>
        <message>
            <source>Unread</source>
            <translation>नपढिएका</translation>
        </message>
        <message>
            <source>Waiting for me</source>
            <translation>मलाई पर्खिएका</translation>
        </message>
        <message>
            <source>Waiting for them</source>
            <translation>उहाँहरूलाई पर्खिएका</translation>
        </message>
        <message>
            <source>Pinned</source>
            <translation>पिन गरिएका</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>अभिलेख</translation>
        </message>
        <message>
            <source>Everything is archived</source>
            <translation>सबै अभिलेखमा छन्</translation>
        </message>
        <message>
            <source>A new message brings a conversation back.</source>
            <translation>नयाँ सन्देश आउँदा कुराकानी फर्किन्छ।</translation>
        </message>
        <message>
            <source>All read</source>
            <translation>सबै पढिसकियो</translation>
        </message>
        <message>
            <source>New messages stand here until you have read them.</source>
            <translation>नयाँ सन्देश तपाईंले नपढेसम्म यहाँ रहन्छन्।</translation>
        </message>
        <message>
            <source>Nobody waits for you</source>
            <translation>तपाईंलाई कसैले पर्खेको छैन</translation>
        </message>
        <message>
            <source>Here stands who wrote last and has no answer yet.</source>
            <translation>अन्तिममा लेख्ने तर जवाफ नपाएका मानिस यहाँ देखिन्छन्।</translation>
        </message>
        <message>
            <source>You wait for nobody</source>
            <translation>तपाईंले कसैलाई पर्खनुभएको छैन</translation>
        </message>
        <message>
            <source>Here stands whom you wrote to and who has not answered yet.</source>
            <translation>तपाईंले लेखेको तर जवाफ नदिएका मानिस यहाँ देखिन्छन्।</translation>
        </message>
        <message>
            <source>Nothing pinned</source>
            <translation>केही पिन गरिएको छैन</translation>
        </message>
        <message>
            <source>Pin a conversation with its menu (Shift+F10), and it stays on top.</source>
            <translation>मेनु (Shift+F10) बाट कुराकानी पिन गर्नुहोस्, त्यो माथि नै रहन्छ।</translation>
        </message>
        <message>
            <source>Nothing archived</source>
            <translation>अभिलेखमा केही छैन</translation>
        </message>
        <message>
            <source>What you archive is out of the way here. A new message brings it back.</source>
            <translation>अभिलेखमा राखेको कुरा यहाँ रहन्छ। नयाँ सन्देश आउँदा फर्किन्छ।</translation>
        </message>
        <message>
            <source>Which conversations</source>
            <translation>कुन कुराकानीहरू</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>सेवाहरू</translation>
        </message>
        <message>
            <source>Find a service and write to who offers it (Ctrl+N)</source>
            <translation>सेवा खोजेर दिनेलाई लेख्नुहोस् (Ctrl+N)</translation>
        </message>
        <message>
            <source>Find a service</source>
            <translation>सेवा खोज्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::DayPicker</name>
        <message>
            <source>Go to a day</source>
            <translation>दिनमा जानुहोस्</translation>
        </message>
        <message>
            <source>The month before</source>
            <translation>अघिल्लो महिना</translation>
        </message>
        <message>
            <source>The month after</source>
            <translation>अर्को महिना</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>महिना</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>वर्ष</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>दिनहरू</translation>
        </message>
        <message>
            <source>Earlier messages are being loaded.</source>
            <translation>पहिलेका सन्देशहरू लोड हुँदै छन्।</translation>
        </message>
        <message>
            <source>Earlier messages could not be loaded. Try again later.</source>
            <translation>पहिलेका सन्देशहरू लोड हुन सकेनन्। पछि फेरि प्रयास गर्नुहोस्।</translation>
        </message>
        <message>
            <source>There is no message here yet.</source>
            <translation>यहाँ अहिलेसम्म कुनै सन्देश छैन।</translation>
        </message>
        <message>
            <source>Nothing was written on this day or later. The last message: %1.</source>
            <translation>यस दिन वा त्यसपछि केही लेखिएको छैन। अन्तिम सन्देश: %1।</translation>
        </message>
        <message>
            <source>Nothing is before this day. The first message: %1.</source>
            <translation>यस दिनअघि केही छैन। पहिलो सन्देश: %1।</translation>
        </message>
    </context>
    <context>
        <name>chautari::DetailsPane</name>
        <message>
            <source>Customer</source>
            <translation>ग्राहक</translation>
        </message>
        <message>
            <source>Provider</source>
            <translation>सेवा प्रदायक</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>प्रशासक</translation>
        </message>
        <message>
            <source>online</source>
            <translation>अनलाइन</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>ब्लक गरिएको</translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation>पिन हटाउनुहोस्</translation>
        </message>
        <message>
            <source>Pin on top of the list</source>
            <translation>सूचीको माथि पिन गर्नुहोस्</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>मौन हटाउनुहोस्</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>मौन बनाउनुहोस्</translation>
        </message>
        <message>
            <source>Move back from the archive</source>
            <translation>अभिलेखबाट फर्काउनुहोस्</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>अभिलेखमा राख्नुहोस्</translation>
        </message>
        <message>
            <source>Unblock %1</source>
            <translation>%1 को ब्लक हटाउनुहोस्</translation>
        </message>
        <message>
            <source>Block %1…</source>
            <translation>%1 लाई ब्लक गर्नुहोस्…</translation>
        </message>
        <message>
            <source>Delete for me…</source>
            <translation>मेरा लागि मेटाउनुहोस्…</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>विवरण</translation>
        </message>
        <message>
            <source>Close the details</source>
            <translation>विवरण बन्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Close the details (Ctrl+I)</source>
            <translation>विवरण बन्द गर्नुहोस् (Ctrl+I)</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>सेवा</translation>
        </message>
        <message>
            <source>Private note</source>
            <translation>निजी टिपोट</translation>
        </message>
        <message>
            <source>This conversation</source>
            <translation>यो कुराकानी</translation>
        </message>
        <message>
            <source>About this server</source>
            <translation>यो सर्भरबारे</translation>
        </message>
        <message>
            <source>Export or print…</source>
            <translation>निकाल्नुहोस् वा छाप्नुहोस्…</translation>
        </message>
    </context>
    <context>
        <name>chautari::EmojiPicker</name>
        <message>
            <source>Dark skin</source>
            <translation>कालो</translation>
        </message>
        <message>
            <source>Medium-dark skin</source>
            <translation>हल्का कालो</translation>
        </message>
        <message>
            <source>Medium skin</source>
            <translation>गहुँगोरो</translation>
        </message>
        <message>
            <source>Medium-light skin</source>
            <translation>हल्का गोरो</translation>
        </message>
        <message>
            <source>Light skin</source>
            <translation>गोरो</translation>
        </message>
        <message>
            <source>No skin tone</source>
            <translation>छालाको रङ नछानिएको</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>केही भेटिएन</translation>
        </message>
        <message>
            <source>Emoji</source>
            <translation>इमोजी</translation>
        </message>
        <message>
            <source>Search emoji</source>
            <translation>इमोजी खोज्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::ExportDialog</name>
        <message>
            <source>Cancelled. Nothing was kept.</source>
            <translation>रद्द गरियो। केही राखिएन।</translation>
        </message>
        <message>
            <source>Reading the messages…</source>
            <translation>सन्देशहरू पढ्दै…</translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s)</source>
            <comment>how far an export is</comment>
            <translation>
                <numerusform>%Ln सन्देश</numerusform>
                <numerusform>%Ln सन्देश</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s)</source>
            <comment>how far an export is</comment>
            <translation>
                <numerusform>%Ln फाइल</numerusform>
                <numerusform>%Ln फाइल</numerusform>
            </translation>
        </message>
        <message>
            <source>Sent to the printer.</source>
            <translation>प्रिन्टरमा पठाइयो।</translation>
        </message>
        <message>
            <source>Done.</source>
            <translation>भयो।</translation>
        </message>
        <message>
            <source>Older messages are missing: %1</source>
            <translation>पुराना सन्देशहरू छैनन्: %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) could not be fetched:</source>
            <translation>
                <numerusform>%Ln फाइल ल्याउन सकिएन:</numerusform>
                <numerusform>%Ln फाइल ल्याउन सकिएनन्:</numerusform>
            </translation>
        </message>
        <message>
            <source>The conversation could not be exported: %1</source>
            <translation>कुराकानी निकाल्न सकिएन: %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>बन्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Export a conversation</source>
            <translation>कुराकानी निकाल्नुहोस्</translation>
        </message>
        <message>
            <source>The whole conversation with %1, to keep or to print.</source>
            <translation>%1 सँगको पूरै कुराकानी, राख्न वा छाप्न।</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>वेब पृष्ठ</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Spreadsheet (CSV)</source>
            <translation>तालिका (CSV)</translation>
        </message>
        <message>
            <source>For programs (JSON)</source>
            <translation>कार्यक्रमका लागि (JSON)</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>ढाँचा</translation>
        </message>
        <message>
            <source>Pictures and &amp;files, in a folder beside it</source>
            <translation>तस्बिर र फाइलहरू, सँगैको फोल्डरमा</translation>
        </message>
        <message>
            <source>E-&amp;mail addresses</source>
            <translation>इमेल ठेगानाहरू</translation>
        </message>
        <message>
            <source>Files that could not be fetched</source>
            <translation>ल्याउन नसकिएका फाइलहरू</translation>
        </message>
        <message>
            <source>&amp;Print…</source>
            <translation>छाप्नुहोस्…</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>निकाल्नुहोस्…</translation>
        </message>
    </context>
    <context>
        <name>chautari::FormField</name>
        <message>
            <source>Hide the password</source>
            <translation>पासवर्ड लुकाउनुहोस्</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>पासवर्ड देखाउनुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::Forwarder</name>
        <message>
            <source>A file could not be forwarded: there is no room for a copy of it.</source>
            <translation>फाइल पठाउन सकिएन: यसको प्रतिलिपि राख्ने ठाउँ छैन।</translation>
        </message>
        <message>
            <source>%1 could not be forwarded: %2</source>
            <translation>%1 पठाउन सकिएन: %2</translation>
        </message>
    </context>
    <context>
        <name>chautari::HelpMenu</name>
        <message>
            <source>&amp;Help</source>
            <translation>मद्दत(&amp;H)</translation>
        </message>
        <message>
            <source>Keyboard &amp;shortcuts</source>
            <translation>किबोर्ड सर्टकटहरू(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;About Chautari</source>
            <translation>चौतारीको बारेमा(&amp;A)</translation>
        </message>
        <message>
            <source>About Chautari</source>
            <translation>चौतारीको बारेमा</translation>
        </message>
        <message>
            <source>Chautari %1</source>
            <translation>चौतारी %1</translation>
        </message>
        <message>
            <source>Chat for customers and the people who do the work, with its server inside.
A chautari is the shaded stone seat under a pipal tree where travellers rest and talk.

Free software under the GNU General Public License, version 3 or later.</source>
            <translation>ग्राहक र काम गर्नेहरूबीचको कुराकानी, सर्भर भित्रै।
चौतारी भनेको पीपलको छहारीमुनिको ढुङ्गाको थलो हो, जहाँ बटुवाहरू सुस्ताउँछन् र गफ गर्छन्।

जीएनयू जनरल पब्लिक लाइसेन्स, संस्करण ३ वा पछिको अन्तर्गत स्वतन्त्र सफ्टवेयर।</translation>
        </message>
        <message>
            <source>Co&amp;mmands…</source>
            <translation>आदेशहरू(&amp;M)…</translation>
        </message>
        <message>
            <source>&amp;Connection…</source>
            <translation>जडान(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Test the network…</source>
            <translation>नेटवर्क जाँच (&amp;T)…</translation>
        </message>
    </context>
    <context>
        <name>chautari::HostService</name>
        <message>
            <source>%1 cannot be written: %2.</source>
            <translation>%1 मा लेख्न सकिएन: %2।</translation>
        </message>
        <message>
            <source>The program chautari-server is not on this computer. Install it to keep this place running.</source>
            <translation>यस कम्प्युटरमा chautari-server भन्ने प्रोग्राम छैन। यो ठाउँ चलाइराख्न त्यो राख्नुहोस्।</translation>
        </message>
        <message>
            <source>Another place of yours runs as a service already. Stop that one first: systemctl --user stop chautari-host</source>
            <translation>तपाईंको अर्को ठाउँ सेवाका रूपमा चलिरहेको छ। पहिले त्यो रोक्नुहोस्: systemctl --user stop chautari-host</translation>
        </message>
        <message>
            <source>The certificate of this place is missing, so that its service cannot be told from a stranger. It runs with this window now.</source>
            <translation>यस ठाउँको प्रमाणपत्र हराएको छ, त्यसैले यसको सेवा अरूकोबाट छुट्याउन सकिएन। अब यो ठाउँ यही झ्यालसँग चल्छ।</translation>
        </message>
        <message>
            <source>The service did not start (%1). What it says: journalctl --user -u chautari-host</source>
            <translation>सेवा सुरु भएन (%1)। त्यसको भनाइ: journalctl --user -u chautari-host</translation>
        </message>
        <message>
            <source>The service did not stop (%1). What it says: journalctl --user -u chautari-host</source>
            <translation>सेवा रोकिएन (%1)। त्यसको भनाइ: journalctl --user -u chautari-host</translation>
        </message>
        <message>
            <source>systemd does not do it: %1.</source>
            <translation>systemd ले त्यो गरेन: %1।</translation>
        </message>
    </context>
    <context>
        <name>chautari::HostPage</name>
        <message>
            <source>Type a name, so that others recognise the place.</source>
            <translation>नाम लेख्नुहोस्, ताकि अरूले ठाउँ चिनून्।</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>सुरु गर्ने</translation>
        </message>
        <message>
            <source>Everybody on this network</source>
            <translation>यो सञ्जालका सबै</translation>
        </message>
        <message>
            <source>Only whom I invite</source>
            <translation>मैले निम्तो दिएका मात्र</translation>
        </message>
        <message>
            <source>Whoever asks and I let in</source>
            <translation>जसले अनुरोध गर्छ र म स्वीकार्छु</translation>
        </message>
        <message>
            <source>Who may come in?</source>
            <translation>को आउन पाउँछ?</translation>
        </message>
        <message>
            <source>for example Ramesh's workshop</source>
            <translation>जस्तै रमेशको कार्यशाला</translation>
        </message>
        <message>
            <source>What is the place called?</source>
            <translation>यो ठाउँको नाम के हो?</translation>
        </message>
        <message>
            <source>Others on your network can join, without the Internet. Everything stays on this computer.</source>
            <translation>तपाईंको सञ्जालका अरू इन्टरनेटबिना नै आउन सक्छन्। सबै कुरा यही कम्प्युटरमा रहन्छ।</translation>
        </message>
        <message>
            <source>Host on this computer</source>
            <translation>यही कम्प्युटरमा चलाउने</translation>
        </message>
        <message>
            <source>This computer is in no network now. You can start all the same: the place is for this computer only, until it is in one.</source>
            <translation>यो कम्प्युटर अहिले कुनै नेटवर्कमा छैन। तैपनि सुरु गर्न सकिन्छ: नेटवर्कमा नजोडिएसम्म यो ठाउँ यस कम्प्युटरका लागि मात्र हुन्छ।</translation>
        </message>
    </context>
    <context>
        <name>chautari::ImageViewer</name>
        <message>
            <source>%1, %2 (%3 of %4)</source>
            <comment>who, when, which, of how many</comment>
            <translation>%1, %2 (%4 मध्ये %3)</translation>
        </message>
        <message>
            <source>The file could not be written there. Choose another folder.</source>
            <translation>त्यहाँ फाइल लेख्न सकिएन। अर्को फोल्डर छान्नुहोस्।</translation>
        </message>
        <message>
            <source>Save the picture</source>
            <translation>तस्बिर सुरक्षित गर्नुहोस्</translation>
        </message>
        <message>
            <source>This picture cannot be read. You can save the file.</source>
            <translation>यो तस्बिर पढ्न सकिँदैन। फाइल सुरक्षित गर्न सकिन्छ।</translation>
        </message>
        <message>
            <source>You</source>
            <translation>तपाईं</translation>
        </message>
        <message>
            <source>The picture could not be loaded.</source>
            <translation>तस्बिर ल्याउन सकिएन।</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>ल्याउँदै</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>बन्द गर्नुहोस् (Esc)</translation>
        </message>
        <message>
            <source>Save as… (Ctrl+S)</source>
            <translation>यसरी सुरक्षित गर्नुहोस्… (Ctrl+S)</translation>
        </message>
        <message>
            <source>Copy (Ctrl+C)</source>
            <translation>प्रतिलिपि (Ctrl+C)</translation>
        </message>
        <message>
            <source>Turn (R)</source>
            <translation>घुमाउनुहोस् (R)</translation>
        </message>
        <message>
            <source>Larger (+)</source>
            <translation>ठूलो (+)</translation>
        </message>
        <message>
            <source>Smaller (-)</source>
            <translation>सानो (-)</translation>
        </message>
        <message>
            <source>Next picture (Right)</source>
            <translation>अर्को तस्बिर (Right)</translation>
        </message>
        <message>
            <source>Previous picture (Left)</source>
            <translation>अघिल्लो तस्बिर (Left)</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>तस्बिर</translation>
        </message>
        <message>
            <source>Print… (Ctrl+P)</source>
            <translation>छाप्नुहोस्… (Ctrl+P)</translation>
        </message>
    </context>
    <context>
        <name>chautari::InviteDialog</name>
        <message>
            <source>Close</source>
            <translation>बन्द गर्ने</translation>
        </message>
        <message>
            <source>Number of this server's key: %1</source>
            <translation>यो सर्भरको साँचोको नम्बर: %1</translation>
        </message>
        <message>
            <source>Another code</source>
            <translation>अर्को कोड</translation>
        </message>
        <message>
            <source>Make a code</source>
            <translation>कोड बनाउने</translation>
        </message>
        <message numerus="yes">
            <source>Say this code. It is good for one person, for %Ln minutes.</source>
            <translation>
                <numerusform>यो कोड भन्नुहोस्। एक जनाका लागि, %Ln मिनेटसम्म चल्छ।</numerusform>
                <numerusform>यो कोड भन्नुहोस्। एक जनाका लागि, %Ln मिनेटसम्म चल्छ।</numerusform>
            </translation>
        </message>
        <message>
            <source>Or say a code: the other one picks this place from the list and types it.</source>
            <translation>अथवा कोड भन्नुहोस्: अर्को व्यक्तिले सूचीबाट यो ठाउँ छानेर कोड लेख्छ।</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>लिङ्क प्रतिलिपि गर्ने</translation>
        </message>
        <message>
            <source>Link of the invitation</source>
            <translation>निम्तोको लिङ्क</translation>
        </message>
        <message>
            <source>The link as a QR picture</source>
            <translation>लिङ्क क्यूआर चित्रका रूपमा</translation>
        </message>
        <message numerus="yes">
            <source>Send this link, or let the others scan the picture. It lets in %Ln people within a day.</source>
            <comment>how many an invitation is good for</comment>
            <translation>
                <numerusform>यो लिङ्क पठाउनुहोस्, वा अरूलाई चित्र स्क्यान गर्न दिनुहोस्। यसले एक दिनभित्र %Ln जनालाई आउन दिन्छ।</numerusform>
                <numerusform>यो लिङ्क पठाउनुहोस्, वा अरूलाई चित्र स्क्यान गर्न दिनुहोस्। यसले एक दिनभित्र %Ln जनालाई आउन दिन्छ।</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking the server for an invitation…</source>
            <translation>सर्भरसँग निम्तो माग्दै…</translation>
        </message>
        <message>
            <source>Invite people</source>
            <translation>मानिसलाई निम्तो</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>प्रतिलिपि भयो</translation>
        </message>
        <message>
            <source>Test the network…</source>
            <translation>नेटवर्क जाँच…</translation>
        </message>
        <message>
            <source>Looks whether others can reach this place</source>
            <translation>अरू यस ठाउँमा पुग्न सक्छन् कि सक्दैनन् हेर्छ</translation>
        </message>
        <message>
            <source>This computer is in no network: only you can use the place. The others can come in as soon as it is in one; nothing has to be started again.</source>
            <translation>यो कम्प्युटर कुनै नेटवर्कमा छैन: यो ठाउँ तपाईं मात्र चलाउन सक्नुहुन्छ। नेटवर्कमा जोडिनेबित्तिकै अरू आउन सक्छन्; केही फेरि सुरु गर्नु पर्दैन।</translation>
        </message>
        <message>
            <source>This server speaks without TLS, so a link could lead to anybody. Start it with TLS, or behind a proxy that has a certificate, to invite people.</source>
            <translation>यो सर्भर TLS बिना बोल्छ, त्यसैले लिङ्कले जोसुकैकहाँ पुर्‍याउन सक्छ। मानिसहरूलाई बोलाउन यसलाई TLS सहित वा प्रमाणपत्र भएको प्रोक्सीपछाडि सुरु गर्नुहोस्।</translation>
        </message>
    </context>
    <context>
        <name>chautari::JoinPage</name>
        <message>
            <source>Places on your network</source>
            <translation>तपाईंको सञ्जालका ठाउँहरू</translation>
        </message>
        <message>
            <source>Found on your network:</source>
            <translation>तपाईंको सञ्जालमा भेटिए:</translation>
        </message>
        <message>
            <source>Looking for places on your network…</source>
            <translation>तपाईंको सञ्जालमा ठाउँहरू खोज्दै…</translation>
        </message>
        <message>
            <source>An invitation to %1</source>
            <comment>address</comment>
            <translation>%1 को निम्तो</translation>
        </message>
        <message>
            <source>Address or link</source>
            <translation>ठेगाना वा लिङ्क</translation>
        </message>
        <message>
            <source>Type the address or paste the link you were given. The person who runs the server knows it.</source>
            <translation>पाएको ठेगाना लेख्नुहोस् वा लिङ्क टाँस्नुहोस्। सर्भर चलाउने व्यक्तिलाई थाहा हुन्छ।</translation>
        </message>
        <message>
            <source>Join a server</source>
            <translation>सर्भरमा जोडिनुहोस्</translation>
        </message>
        <message>
            <source>Type the address you were given. The person who runs the server knows it.</source>
            <translation>तपाईंलाई दिइएको ठेगाना लेख्नुहोस्। सर्भर चलाउने व्यक्तिलाई थाहा हुन्छ।</translation>
        </message>
        <message>
            <source>Address of the server</source>
            <translation>सर्भरको ठेगाना</translation>
        </message>
        <message>
            <source>for example 192.168.1.5 or chat.example.np</source>
            <translation>जस्तै 192.168.1.5 वा chat.example.np</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>अगाडि बढ्नुहोस्</translation>
        </message>
        <message>
            <source>Type an address first.</source>
            <translation>पहिले ठेगाना लेख्नुहोस्।</translation>
        </message>
        <message>
            <source>Will look for it at %1</source>
            <translation>%1 मा खोजिनेछ</translation>
        </message>
        <message>
            <source>%1 · joined before</source>
            <comment>address of a place</comment>
            <translation>%1 · पहिले जोडिएको</translation>
        </message>
        <message>
            <source>Cannot find it?</source>
            <translation>भेटिएन?</translation>
        </message>
        <message>
            <source>Looks what stands between this computer and the other one</source>
            <translation>यो कम्प्युटर र अर्कोबीच के अड्किएको छ हेर्छ</translation>
        </message>
        <message>
            <source>Scan the QR code with the camera…</source>
            <translation>क्यामेराले QR कोड स्क्यान गर्नुहोस्…</translation>
        </message>
        <message>
            <source>Nothing is kept of what the camera sees</source>
            <translation>क्यामेराले देखेको केही राखिँदैन</translation>
        </message>
        <message>
            <source>Open a picture of the QR code…</source>
            <translation>QR कोडको तस्बिर खोल्नुहोस्…</translation>
        </message>
        <message>
            <source>It can also be pasted or dropped here</source>
            <translation>तस्बिर यहाँ टाँस्न वा खसाल्न पनि सकिन्छ</translation>
        </message>
        <message>
            <source>A picture of the QR code</source>
            <translation>QR कोडको तस्बिर</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>तस्बिरहरू</translation>
        </message>
        <message>
            <source>This QR code is no invitation to Chautari.</source>
            <translation>यो QR कोड चौतारीको निम्तो होइन।</translation>
        </message>
    </context>
    <context>
        <name>chautari::JumpButton</name>
        <message>
            <source>Jump to the newest message</source>
            <translation>सबैभन्दा नयाँ सन्देशमा जानुहोस्</translation>
        </message>
        <message numerus="yes">
            <source>Jump to the newest message, %n new</source>
            <translation>
                <numerusform>सबैभन्दा नयाँ सन्देशमा जानुहोस्, %Ln नयाँ</numerusform>
                <numerusform>सबैभन्दा नयाँ सन्देशमा जानुहोस्, %Ln नयाँ</numerusform>
            </translation>
        </message>
        <message>
            <source>Jump to the newest message (End)</source>
            <translation>सबैभन्दा नयाँ सन्देशमा जानुहोस् (End)</translation>
        </message>
    </context>
    <context>
        <name>chautari::LatencyPlot</name>
        <message>
            <source>%1 ms</source>
            <translation>%1 मिसे</translation>
        </message>
    </context>
    <context>
        <name>chautari::LevelMeter</name>
        <message>
            <source>Nothing is heard. Is the microphone muted?</source>
            <translation>केही सुनिएन। माइक्रोफोन बन्द छ कि?</translation>
        </message>
    </context>
    <context>
        <name>chautari::LockPage</name>
        <message>
            <source>The passphrase is set. Ctrl+L locks.</source>
            <translation>पासवाक्य राखियो। Ctrl+L ले ताल्चा लगाउँछ।</translation>
        </message>
        <message>
            <source>There is no lock any more.</source>
            <translation>अब ताल्चा छैन।</translation>
        </message>
        <message numerus="yes">
            <source>Several wrong tries. Try again in %Ln second(s).</source>
            <translation>
                <numerusform>धेरै पटक मिलेन। %Ln सेकेन्डपछि फेरि प्रयास गर्नुहोस्।</numerusform>
                <numerusform>धेरै पटक मिलेन। %Ln सेकेन्डपछि फेरि प्रयास गर्नुहोस्।</numerusform>
            </translation>
        </message>
        <message>
            <source>This is not the passphrase.</source>
            <translation>पासवाक्य मिलेन।</translation>
        </message>
        <message>
            <source>There is not enough memory for this.</source>
            <translation>यसका लागि पर्याप्त मेमोरी छैन।</translation>
        </message>
        <message numerus="yes">
            <source>Use %Ln character(s) or more.</source>
            <translation>
                <numerusform>कम्तीमा %Ln अक्षर राख्नुहोस्।</numerusform>
                <numerusform>कम्तीमा %Ln अक्षर राख्नुहोस्।</numerusform>
            </translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>दुईवटा एउटै छैनन्।</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>एकछिन…</translation>
        </message>
        <message>
            <source>Change the passphrase</source>
            <translation>पासवाक्य बदल्नुहोस्</translation>
        </message>
        <message>
            <source>Set the passphrase</source>
            <translation>पासवाक्य राख्नुहोस्</translation>
        </message>
        <message>
            <source>Asks for a passphrase when the program starts, when you lock it with Ctrl+L, and when nobody touched it for a while. It hides what is on the screen. It does not encrypt what is kept on this computer: whoever can read your files can still read that.</source>
            <translation>प्रोग्राम सुरु हुँदा, Ctrl+L थिच्दा र केही बेर कसैले नछुँदा पासवाक्य माग्छ। यसले पर्दामा भएको कुरा लुकाउँछ। यो कम्प्युटरमा राखिएको कुरा गोप्य लिपिमा बदल्दैन: तपाईंका फाइल पढ्न सक्नेले त्यो अझै पढ्न सक्छ।</translation>
        </message>
        <message>
            <source>Present passphrase</source>
            <translation>अहिलेको पासवाक्य</translation>
        </message>
        <message>
            <source>New passphrase</source>
            <translation>नयाँ पासवाक्य</translation>
        </message>
        <message>
            <source>The same again</source>
            <translation>फेरि उही</translation>
        </message>
        <message>
            <source>Take the lock away</source>
            <translation>ताल्चा हटाउनुहोस्</translation>
        </message>
        <message>
            <source>Lock after</source>
            <translation>ताल्चा लाग्ने समय</translation>
        </message>
        <message>
            <source>Never by itself</source>
            <translation>आफैँ कहिल्यै लाग्दैन</translation>
        </message>
        <message numerus="yes">
            <source>%Ln minute(s)</source>
            <translation>
                <numerusform>%Ln मिनेट</numerusform>
                <numerusform>%Ln मिनेट</numerusform>
            </translation>
        </message>
        <message>
            <source>Lock when the screen of this computer is locked</source>
            <translation>कम्प्युटरको पर्दामा ताल्चा लाग्दा यसमा पनि लगाउनुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::LockScreen</name>
        <message>
            <source>One moment…</source>
            <translation>एकछिन…</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>खोल्नुहोस्</translation>
        </message>
        <message numerus="yes">
            <source>Several wrong tries. Try again in %Ln second(s).</source>
            <translation>
                <numerusform>धेरै पटक मिलेन। %Ln सेकेन्डपछि फेरि प्रयास गर्नुहोस्।</numerusform>
                <numerusform>धेरै पटक मिलेन। %Ln सेकेन्डपछि फेरि प्रयास गर्नुहोस्।</numerusform>
            </translation>
        </message>
        <message>
            <source>This is not the passphrase.</source>
            <translation>पासवाक्य मिलेन।</translation>
        </message>
        <message>
            <source>Passphrase forgotten</source>
            <translation>पासवाक्य बिर्सियो</translation>
        </message>
        <message>
            <source>Sign out of every account and delete what is kept here?</source>
            <translation>सबै खाताबाट बाहिर निस्केर यहाँ राखिएको सबै मेट्ने?</translation>
        </message>
        <message>
            <source>Nobody can bring the passphrase back. What the program keeps on this computer is deleted: messages, drafts, prepared replies, and everything that was not sent yet. What is on the servers stays: sign in again with your passwords to see it.</source>
            <translation>पासवाक्य कसैले फर्काउन सक्दैन। प्रोग्रामले यो कम्प्युटरमा राखेको सबै मेटिन्छ: सन्देश, मस्यौदा, तयार जवाफ, र अझै नपठाइएका सबै। सर्भरमा भएको रहन्छ: हेर्न आफ्ना पासवर्डले फेरि साइन इन गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Sign out and delete</source>
            <translation>बाहिर निस्केर मेट्नुहोस्</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Chautari is locked</source>
            <translation>चौतारीमा ताल्चा लागेको छ</translation>
        </message>
        <message>
            <source>Messages still arrive. Your drafts are kept.</source>
            <translation>सन्देश आइरहन्छन्। तपाईंका मस्यौदा सुरक्षित छन्।</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>पासवाक्य</translation>
        </message>
        <message>
            <source>Passphrase forgotten…</source>
            <translation>पासवाक्य बिर्सियो…</translation>
        </message>
    </context>
    <context>
        <name>chautari::LoginFlow</name>
        <message>
            <source>A Chautari server</source>
            <translation>चौतारी सर्भर</translation>
        </message>
        <message>
            <source>The person who runs this server did not let you in.</source>
            <translation>यो सर्भर चलाउने व्यक्तिले तपाईंलाई आउन दिएनन्।</translation>
        </message>
        <message>
            <source>This is a SewaBazaar server. Chautari works with it, but:</source>
            <translation>यो SewaBazaar सर्भर हो। चौतारी यससँग चल्छ, तर:</translation>
        </message>
    </context>
    <context>
        <name>chautari::LoginWindow</name>
        <message>
            <source>Chautari</source>
            <translation>चौतारी</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>फाइल(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>बन्द गर्नुहोस्(&amp;Q)</translation>
        </message>
    </context>
    <context>
        <name>chautari::MainWindow</name>
        <message>
            <source>&amp;Add an account</source>
            <translation>अर्को खाता &amp;थप्नुहोस्</translation>
        </message>
        <message>
            <source>S&amp;ettings</source>
            <translation>&amp;सेटिङ</translation>
        </message>
        <message>
            <source>Chautari</source>
            <translation>चौतारी</translation>
        </message>
        <message>
            <source>%1 - Chautari</source>
            <comment>person</comment>
            <translation>%1 - चौतारी</translation>
        </message>
        <message>
            <source>(%L1) %2</source>
            <comment>unread messages, title</comment>
            <translation>(%L1) %2</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>फाइल(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Sign out</source>
            <translation>साइन आउट(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>बन्द गर्नुहोस्(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Window</source>
            <translation>विन्डो(&amp;W)</translation>
        </message>
        <message>
            <source>Second &amp;person</source>
            <translation>दोस्रो व्यक्ति(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Blocked people…</source>
            <translation>ब्लक गरिएका मानिस(&amp;B)…</translation>
        </message>
        <message>
            <source>Search and jump to a conversation</source>
            <translation>कुराकानी खोजेर त्यहाँ जानुहोस्</translation>
        </message>
        <message>
            <source>Find a service, begin a conversation</source>
            <translation>सेवा खोज्ने, कुराकानी सुरु गर्ने</translation>
        </message>
        <message>
            <source>Search in this conversation</source>
            <translation>यो कुराकानीमा खोज्ने</translation>
        </message>
        <message>
            <source>Details of this conversation</source>
            <translation>यो कुराकानीको विवरण</translation>
        </message>
        <message>
            <source>Previous conversation</source>
            <translation>अघिल्लो कुराकानी</translation>
        </message>
        <message>
            <source>Next conversation</source>
            <translation>अर्को कुराकानी</translation>
        </message>
        <message>
            <source>From the list to the chat and back</source>
            <translation>सूचीबाट कुराकानीमा र फर्केर सूचीमा</translation>
        </message>
        <message>
            <source>Back &amp;up this account…</source>
            <translation>यो खाताको जगेडा राख्नुहोस्…</translation>
        </message>
        <message>
            <source>Go to a day of this conversation</source>
            <translation>यस कुराकानीको कुनै दिनमा जानुहोस्</translation>
        </message>
        <message>
            <source>Chautari (locked)</source>
            <translation>चौतारी (ताल्चा लागेको)</translation>
        </message>
        <message>
            <source>&amp;Lock</source>
            <translation>ताल्चा लगाउनुहोस्(&amp;L)</translation>
        </message>
    </context>
    <context>
        <name>chautari::MeetPage</name>
        <message>
            <source>The code has eight digits.</source>
            <translation>कोडमा आठ अङ्क हुन्छन्।</translation>
        </message>
        <message>
            <source>It is the same number</source>
            <translation>नम्बर एउटै छ</translation>
        </message>
        <message>
            <source>Or compare this number with the one under &quot;Invite people&quot; on the other screen:</source>
            <translation>अथवा यो नम्बर अर्को पर्दाको &quot;मानिसलाई निम्तो&quot; मुनिको नम्बरसँग दाँज्नुहोस्:</translation>
        </message>
        <message>
            <source>Join with the code</source>
            <translation>कोडले आउने</translation>
        </message>
        <message>
            <source>8 digits</source>
            <translation>८ अङ्क</translation>
        </message>
        <message>
            <source>The code that the person there tells you</source>
            <translation>त्यहाँको व्यक्तिले भनेको कोड</translation>
        </message>
        <message>
            <source>%1 was found on your network. Anybody there could pretend to be it, so check.</source>
            <comment>name of a place</comment>
            <translation>%1 तपाईंको सञ्जालमा भेटियो। त्यहाँ जोसुकैले त्यही हुँ भन्न सक्छ, त्यसैले जाँच्नुहोस्।</translation>
        </message>
        <message>
            <source>Is it the right one?</source>
            <translation>के यो ठीक ठाउँ हो?</translation>
        </message>
    </context>
    <context>
        <name>chautari::MessageActions</name>
        <message numerus="yes">
            <source>Delete %Ln message(s) for you? The other side keeps them.</source>
            <translation>
                <numerusform>%Ln सन्देश तपाईंको लागि मेटाउने? अर्को पक्षसँग त्यो रहन्छ।</numerusform>
                <numerusform>%Ln सन्देश तपाईंको लागि मेटाउने? अर्को पक्षसँग ती रहन्छन्।</numerusform>
            </translation>
        </message>
        <message>
            <source>Delete messages</source>
            <translation>सन्देशहरू मेटाउने</translation>
        </message>
        <message>
            <source>Do not send</source>
            <translation>नपठाउनुहोस्</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>छान्नुहोस्</translation>
        </message>
        <message>
            <source>Forward…</source>
            <translation>अरूलाई पठाउनुहोस्…</translation>
        </message>
        <message>
            <source>More…</source>
            <translation>अरू…</translation>
        </message>
        <message numerus="yes">
            <source>You can delete it for everyone for %n more minute(s). Backups that were made before keep it.</source>
            <translation>
                <numerusform>अझै %n मिनेट सबैको लागि मेटाउन सकिन्छ। पहिले बनेका ब्याकअपमा यो रहन्छ।</numerusform>
                <numerusform>अझै %n मिनेट सबैको लागि मेटाउन सकिन्छ। पहिले बनेका ब्याकअपमा यो रहन्छ।</numerusform>
            </translation>
        </message>
        <message>
            <source>Chautari</source>
            <translation>चौतारी</translation>
        </message>
        <message>
            <source>The file could not be written there. Choose another folder.</source>
            <translation>त्यहाँ फाइल लेख्न सकिएन। अर्को फोल्डर छान्नुहोस्।</translation>
        </message>
        <message>
            <source>The file could not be loaded.</source>
            <translation>फाइल ल्याउन सकिएन।</translation>
        </message>
        <message>
            <source>Save the file</source>
            <translation>फाइल सुरक्षित गर्नुहोस्</translation>
        </message>
        <message>
            <source>No program on this computer opens this file. You can save it.</source>
            <translation>यो कम्प्युटरको कुनै प्रोग्रामले यो फाइल खोल्दैन। सुरक्षित गर्न सकिन्छ।</translation>
        </message>
        <message>
            <source>The file could not be opened.</source>
            <translation>फाइल खोल्न सकिएन।</translation>
        </message>
        <message>
            <source>%1 could not be loaded.</source>
            <translation>%1 ल्याउन सकिएन।</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>उजुरी गर्नुहोस्</translation>
        </message>
        <message>
            <source>What is wrong with it? The host of this server reads this; the sender does not.</source>
            <translation>यसमा के गलत छ? यो सर्भरको सञ्चालकले पढ्छ; पठाउनेले पढ्दैन।</translation>
        </message>
        <message>
            <source>Report a message</source>
            <translation>सन्देशको उजुरी</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Delete for everyone</source>
            <translation>सबैको लागि मेटाउनुहोस्</translation>
        </message>
        <message>
            <source>Delete for me</source>
            <translation>मेरो लागि मेटाउनुहोस्</translation>
        </message>
        <message>
            <source>Delete this message?</source>
            <translation>यो सन्देश मेटाउने?</translation>
        </message>
        <message>
            <source>Delete a message</source>
            <translation>सन्देश मेटाउने</translation>
        </message>
        <message>
            <source>Save %1 as…</source>
            <translation>%1 यसरी सुरक्षित गर्नुहोस्…</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>यसरी सुरक्षित गर्नुहोस्…</translation>
        </message>
        <message>
            <source>React</source>
            <translation>प्रतिक्रिया</translation>
        </message>
        <message>
            <source>Report to the host…</source>
            <translation>सञ्चालकलाई उजुरी गर्नुहोस्…</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>मेटाउनुहोस्…</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>सम्पादन गर्नुहोस्</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>जवाफ दिनुहोस्</translation>
        </message>
        <message>
            <source>Edit the message</source>
            <translation>सन्देश सम्पादन</translation>
        </message>
        <message>
            <source>Reply to %1</source>
            <translation>%1 लाई जवाफ</translation>
        </message>
        <message>
            <source>Reply to yourself</source>
            <translation>आफैँलाई जवाफ</translation>
        </message>
        <message>
            <source>The message could not be reported.</source>
            <translation>सन्देशको उजुरी गर्न सकिएन।</translation>
        </message>
    </context>
    <context>
        <name>chautari::MessageHits</name>
        <message numerus="yes">
            <source>The newest %Ln message(s) with these words</source>
            <translation>
                <numerusform>यी शब्द भएको सबैभन्दा नयाँ %Ln सन्देश</numerusform>
                <numerusform>यी शब्द भएका सबैभन्दा नयाँ %Ln सन्देश</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) with these words</source>
            <translation>
                <numerusform>यी शब्द भएको %Ln सन्देश</numerusform>
                <numerusform>यी शब्द भएका %Ln सन्देश</numerusform>
            </translation>
        </message>
        <message>
            <source>Messages found</source>
            <translation>भेटिएका सन्देश</translation>
        </message>
    </context>
    <context>
        <name>chautari::MessageHitsModel</name>
        <message>
            <source>%1, %2: %3</source>
            <comment>person, time, text</comment>
            <translation>%1, %2: %3</translation>
        </message>
        <message>
            <source>You: %1</source>
            <translation>तपाईं: %1</translation>
        </message>
    </context>
    <context>
        <name>chautari::MessageListModel</name>
        <message>
            <source>%1, %2</source>
            <comment>state, reactions</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>waiting to be sent</source>
            <translation>पठाउन बाँकी</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>पठाइँदैछ</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>पठाइयो</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>पुग्यो</translation>
        </message>
        <message>
            <source>read</source>
            <translation>पढियो</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>पठाइएन</translation>
        </message>
        <message>
            <source>You</source>
            <translation>तपाईं</translation>
        </message>
        <message>
            <source>%1, %2, %3</source>
            <comment>author, text, time</comment>
            <translation>%1, %2, %3</translation>
        </message>
        <message>
            <source>%1, %2, %3, %4</source>
            <comment>author, text, time, state</comment>
            <translation>%1, %2, %3, %4</translation>
        </message>
    </context>
    <context>
        <name>chautari::MessageView</name>
        <message>
            <source>Messages</source>
            <translation>सन्देशहरू</translation>
        </message>
        <message>
            <source>Loading earlier messages</source>
            <translation>पुराना सन्देश ल्याइँदैछ</translation>
        </message>
        <message>
            <source>This is the beginning of your conversation</source>
            <translation>तपाईंको कुराकानी यहाँबाट सुरु भयो</translation>
        </message>
        <message>
            <source>Earlier messages could not be loaded.</source>
            <translation>पुराना सन्देश ल्याउन सकिएन।</translation>
        </message>
        <message>
            <source>Loading messages</source>
            <translation>सन्देश ल्याइँदैछ</translation>
        </message>
        <message>
            <source>No messages yet. Write the first one below.</source>
            <translation>अहिलेसम्म कुनै सन्देश छैन। तल पहिलो सन्देश लेख्नुहोस्।</translation>
        </message>
        <message>
            <source>The messages could not be loaded.</source>
            <translation>सन्देश ल्याउन सकिएन।</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>time, state</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>प्रतिलिपि गर्नुहोस्</translation>
        </message>
        <message>
            <source>Copy link address</source>
            <translation>लिङ्कको ठेगाना प्रतिलिपि गर्नुहोस्</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>सबै छान्नुहोस्</translation>
        </message>
        <message>
            <source>Go to a day (%1)</source>
            <translation>दिनमा जानुहोस् (%1)</translation>
        </message>
    </context>
    <context>
        <name>chautari::NoteField</name>
        <message>
            <source>Only you see this.</source>
            <translation>यो तपाईंले मात्र देख्नुहुन्छ।</translation>
        </message>
        <message>
            <source>This note is not saved: it has %1 of %2 characters.</source>
            <translation>यो टिपोट सुरक्षित भएको छैन: %2 मध्ये %1 अक्षर छन्।</translation>
        </message>
        <message>
            <source>%1 of %2 characters</source>
            <translation>%2 मध्ये %1 अक्षर</translation>
        </message>
        <message>
            <source>What to remember about this</source>
            <translation>यसबारे सम्झनुपर्ने कुरा</translation>
        </message>
        <message>
            <source>Private note</source>
            <translation>निजी टिपोट</translation>
        </message>
        <message>
            <source>A note for yourself. It is saved as you write.</source>
            <translation>आफ्नै लागि टिपोट। लेख्दै गर्दा सुरक्षित हुन्छ।</translation>
        </message>
    </context>
    <context>
        <name>chautari::OfficeHoursPage</name>
        <message>
            <source>{opens} becomes the time at which you are back. Everyone gets the answer once, while Chautari runs on this computer.</source>
            <translation>{opens} को ठाउँमा तपाईं फर्कने समय लेखिन्छ। यस कम्प्युटरमा चौतारी चलिरहँदा हरेकले यो जवाफ एक पटक पाउँछ।</translation>
        </message>
        <message>
            <source>&amp;Answer to whoever writes meanwhile</source>
            <translation>त्यसबेला लेख्नेलाई &amp;जवाफ</translation>
        </message>
        <message>
            <source>%1, until</source>
            <translation>%1, अन्त्य</translation>
        </message>
        <message>
            <source>%1, from</source>
            <translation>%1, सुरु</translation>
        </message>
        <message>
            <source>to</source>
            <comment>between two times</comment>
            <translation>देखि</translation>
        </message>
        <message>
            <source>I answer at these &amp;hours only</source>
            <translation>म यी &amp;समयमा मात्र जवाफ दिन्छु</translation>
        </message>
        <message>
            <source>I am a&amp;way now</source>
            <translation>म &amp;अहिले बाहिर छु</translation>
        </message>
        <message>
            <source>Now it would be: %1</source>
            <translation>अहिले यो जान्छ: %1</translation>
        </message>
    </context>
    <context>
        <name>chautari::PrivacyPage</name>
        <message>
            <source>What the people you write with learn about you. The server keeps to it, on all your devices.</source>
            <translation>तपाईंसँग कुरा गर्नेले तपाईंबारे के थाहा पाउँछन्। तपाईंका सबै उपकरणमा सर्भरले यही मान्छ।</translation>
        </message>
        <message>
            <source>This server cannot hide these. Everyone you write with sees them.</source>
            <translation>यो सर्भरले यी लुकाउन सक्दैन। तपाईंसँग कुरा गर्ने सबैले देख्छन्।</translation>
        </message>
        <message>
            <source>Show that I have &amp;read a message</source>
            <translation>मैले सन्देश पढेको देखाउने(&amp;R)</translation>
        </message>
        <message>
            <source>Without it, your messages only say that they were delivered.</source>
            <translation>नदेखाउँदा सन्देश पुगेको मात्र देखिन्छ, पढेको देखिँदैन।</translation>
        </message>
        <message>
            <source>Show that I am &amp;typing</source>
            <translation>म लेख्दै गरेको देखाउने(&amp;T)</translation>
        </message>
        <message>
            <source>Without it, nobody sees that you are writing an answer.</source>
            <translation>नदेखाउँदा तपाईं जवाफ लेख्दै गरेको कसैले देख्दैन।</translation>
        </message>
        <message>
            <source>Show when I was &amp;last here</source>
            <translation>म अन्तिम पटक कहिले आएको देखाउने(&amp;L)</translation>
        </message>
        <message>
            <source>Without it, nobody sees whether you are online or since when you are away.</source>
            <translation>नदेखाउँदा तपाईं अनलाइन हुनुहुन्छ वा कहिलेदेखि हुनुहुन्न, कसैले देख्दैन।</translation>
        </message>
    </context>
    <context>
        <name>chautari::QuickContact</name>
        <message>
            <source>%1 of %2 characters</source>
            <translation>%2 मध्ये %1 अक्षर</translation>
        </message>
        <message>
            <source>Hello! Is this service available this week?</source>
            <translation>नमस्ते! यो सेवा यो हप्ता पाइन्छ?</translation>
        </message>
        <message>
            <source>Hello! How much would it cost at my place?</source>
            <translation>नमस्ते! मेरो ठाउँमा कति पर्छ होला?</translation>
        </message>
        <message>
            <source>Hello! When could you come?</source>
            <translation>नमस्ते! तपाईं कहिले आउन सक्नुहुन्छ?</translation>
        </message>
        <message>
            <source>Hello! I would like to know more about this service.</source>
            <translation>नमस्ते! यो सेवाबारे अझ जान्न चाहन्छु।</translation>
        </message>
        <message>
            <source>Your &amp;first message</source>
            <translation>तपाईंको पहिलो सन्देश(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Openings</source>
            <translation>तयार वाक्य(&amp;O)</translation>
        </message>
        <message>
            <source>Begin with a sentence that is ready (Alt+O)</source>
            <translation>तयार वाक्यबाट सुरु गर्नुहोस् (Alt+O)</translation>
        </message>
        <message>
            <source>What do you need, where, and when?</source>
            <translation>के चाहियो, कहाँ, र कहिले?</translation>
        </message>
        <message>
            <source>Your first message</source>
            <translation>तपाईंको पहिलो सन्देश</translation>
        </message>
        <message>
            <source>Send with Ctrl+Enter</source>
            <translation>Ctrl+Enter ले पठाउँछ</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>पठाउँदै…</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>पठाउनुहोस्</translation>
        </message>
        <message>
            <source>Send (Ctrl+Enter)</source>
            <translation>पठाउनुहोस् (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>You already talk with %1 about this service.</source>
            <translation>यो सेवाबारे %1 सँग तपाईंको कुराकानी चलिरहेको छ।</translation>
        </message>
        <message>
            <source>Continue chat</source>
            <translation>कुराकानी अघि बढाउनुहोस्</translation>
        </message>
        <message>
            <source>Customers begin the conversations. Whoever wants a service writes to its provider, and it stands in your list then.</source>
            <translation>कुराकानी ग्राहकले सुरु गर्नुहुन्छ। सेवा चाहनेले प्रदायकलाई लेख्नुहुन्छ, अनि त्यो तपाईंको सूचीमा आउँछ।</translation>
        </message>
        <message>
            <source>Openings</source>
            <translation>तयार वाक्य</translation>
        </message>
    </context>
    <context>
        <name>chautari::RegisterPage</name>
        <message>
            <source>Create an account</source>
            <translation>खाता खोल्नुहोस्</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <comment>server, address</comment>
            <translation>%1, %2 मा</translation>
        </message>
        <message>
            <source>What do you come for?</source>
            <translation>तपाईं केका लागि आउनुभयो?</translation>
        </message>
        <message>
            <source>I need a service</source>
            <translation>मलाई सेवा चाहियो</translation>
        </message>
        <message>
            <source>I offer services</source>
            <translation>म सेवा दिन्छु</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>नाम</translation>
        </message>
        <message>
            <source>Last name</source>
            <translation>थर</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>इमेल</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>प्रयोगकर्ता नाम</translation>
        </message>
        <message>
            <source>Letters, digits and . _ - + @</source>
            <translation>अक्षर, अङ्क र . _ - + @</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>पासवर्ड</translation>
        </message>
        <message>
            <source>At least %L1 characters</source>
            <translation>कम्तीमा %L1 अक्षर</translation>
        </message>
        <message>
            <source>Password again</source>
            <translation>पासवर्ड फेरि</translation>
        </message>
        <message>
            <source>Create the account</source>
            <translation>खाता खोल्नुहोस्</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>कृपया यो भर्नुहोस्।</translation>
        </message>
        <message>
            <source>This is not an e-mail address.</source>
            <translation>यो इमेल ठेगाना होइन।</translation>
        </message>
        <message>
            <source>Only letters, digits and . _ - + @</source>
            <translation>अक्षर, अङ्क र . _ - + @ मात्र</translation>
        </message>
        <message>
            <source>This is not the same password.</source>
            <translation>यो पासवर्ड माथिकोसँग मिलेन।</translation>
        </message>
    </context>
    <context>
        <name>chautari::RepliesPage</name>
        <message>
            <source>(no name)</source>
            <translation>(नाम छैन)</translation>
        </message>
        <message>
            <source>Files that go with this reply</source>
            <translation>यो जवाफसँग जाने फाइलहरू</translation>
        </message>
        <message>
            <source>Write a reply once. Typing / and its name in a message puts it there.</source>
            <translation>जवाफ एक पटक लेख्नुहोस्। सन्देशमा / र त्यसको नाम टाइप गर्दा त्यहाँ आउँछ।</translation>
        </message>
        <message>
            <source>Prepared replies</source>
            <translation>तयारी जवाफहरू</translation>
        </message>
        <message>
            <source>Add a reply</source>
            <translation>जवाफ थप्नुहोस्</translation>
        </message>
        <message>
            <source>Delete this reply</source>
            <translation>यो जवाफ मेटाउनुहोस्</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>माथि सार्नुहोस्</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>तल सार्नुहोस्</translation>
        </message>
        <message>
            <source>Name, one word</source>
            <translation>नाम, एउटै शब्द</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>पाठ</translation>
        </message>
        <message>
            <source>{name}: the other person, {service}: the service, {me}: your name, {date}: today</source>
            <translation>{name}: अर्को व्यक्ति, {service}: सेवा, {me}: तपाईंको नाम, {date}: आज</translation>
        </message>
        <message>
            <source>Add a file…</source>
            <translation>फाइल थप्नुहोस्…</translation>
        </message>
        <message>
            <source>Take it out</source>
            <translation>निकाल्नुहोस्</translation>
        </message>
        <message>
            <source>The file could not be copied. Is there room on the disk?</source>
            <translation>फाइल प्रतिलिपि गर्न सकिएन। डिस्कमा ठाउँ छ?</translation>
        </message>
    </context>
    <context>
        <name>chautari::ScanDialog</name>
        <message>
            <source>Scan an invitation</source>
            <translation>निम्तो स्क्यान</translation>
        </message>
        <message>
            <source>The camera cannot be used. Another program may have it. A picture of the QR code can be opened, too.</source>
            <translation>क्यामेरा चलाउन सकिएन। अर्को प्रोग्रामले चलाइरहेको हुन सक्छ। QR कोडको तस्बिर पनि खोल्न सकिन्छ।</translation>
        </message>
        <message>
            <source>Hold the QR code of the invitation before the camera.</source>
            <translation>निम्तोको QR कोड क्यामेराअगाडि राख्नुहोस्।</translation>
        </message>
        <message>
            <source>What the camera sees</source>
            <translation>क्यामेराले देखेको</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::SearchBar</name>
        <message>
            <source>Close the search (Esc)</source>
            <translation>खोजी बन्द गर्नुहोस् (Esc)</translation>
        </message>
        <message>
            <source>Newer (Shift+Enter)</source>
            <translation>नयाँ (Shift+Enter)</translation>
        </message>
        <message>
            <source>Older (Enter)</source>
            <translation>पुरानो (Enter)</translation>
        </message>
        <message>
            <source>Search in this conversation</source>
            <translation>यो कुराकानीमा खोज्नुहोस्</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>which hit, of how many</comment>
            <translation>%2 मध्ये %1</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>केही भेटिएन</translation>
        </message>
    </context>
    <context>
        <name>chautari::SelectionBar</name>
        <message numerus="yes">
            <source>%Ln message(s) chosen</source>
            <translation>
                <numerusform>%Ln सन्देश छानियो</numerusform>
                <numerusform>%Ln सन्देश छानिए</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>रद्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Delete for me</source>
            <translation>मेरो लागि मेटाउनुहोस्</translation>
        </message>
        <message>
            <source>Forward…</source>
            <translation>अरूलाई पठाउनुहोस्…</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>प्रतिलिपि</translation>
        </message>
    </context>
    <context>
        <name>chautari::SelfTestDialog</name>
        <message>
            <source>Trouble</source>
            <translation>समस्या</translation>
        </message>
        <message>
            <source>Perhaps</source>
            <translation>सायद</translation>
        </message>
        <message>
            <source>All right</source>
            <translation>ठीक छ</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>प्रतिलिपि भयो</translation>
        </message>
        <message>
            <source>Test the network</source>
            <translation>नेटवर्क जाँच</translation>
        </message>
        <message>
            <source>Looking at this computer…</source>
            <translation>यो कम्प्युटर हेर्दै…</translation>
        </message>
        <message>
            <source>Listening who is on the network…</source>
            <translation>नेटवर्कमा को छ सुन्दै…</translation>
        </message>
        <message>
            <source>Knocking at the addresses…</source>
            <translation>ठेगानाहरूमा ढकढक्याउँदै…</translation>
        </message>
        <message>
            <source>No trouble was found.</source>
            <translation>कुनै समस्या भेटिएन।</translation>
        </message>
        <message numerus="yes">
            <source>%Ln thing(s) stand in the way:</source>
            <translation>
                <numerusform>%Ln कुरा बाटोमा अड्किएका छन्:</numerusform>
                <numerusform>%Ln कुरा बाटोमा अड्किएका छन्:</numerusform>
            </translation>
        </message>
        <message>
            <source>How far the test is</source>
            <translation>जाँच कहाँ पुग्यो</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>के भेटियो</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>विवरणको प्रतिलिपि</translation>
        </message>
        <message>
            <source>For whoever helps you. It has addresses in it, but no message, no name and no password.</source>
            <translation>तपाईंलाई सघाउने व्यक्तिका लागि। यसमा ठेगाना छन्, तर सन्देश, नाम वा पासवर्ड छैनन्।</translation>
        </message>
        <message>
            <source>Run again</source>
            <translation>फेरि जाँच</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>बन्द गर्नुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::SendButton</name>
        <message>
            <source>Send</source>
            <translation>पठाउनुहोस्</translation>
        </message>
        <message>
            <source>Send message</source>
            <translation>सन्देश पठाउनुहोस्</translation>
        </message>
        <message>
            <source>Send (Enter). Shift+Enter starts a new line.</source>
            <translation>पठाउनुहोस् (Enter)। Shift+Enter ले नयाँ हरफ सुरु गर्छ।</translation>
        </message>
    </context>
    <context>
        <name>chautari::ServiceCard</name>
        <message>
            <source>Verified</source>
            <translation>प्रमाणित</translation>
        </message>
        <message numerus="yes">
            <source>%1 of 5 from %Ln review(s)</source>
            <translation>
                <numerusform>%Ln समीक्षाबाट ५ मा %1</numerusform>
                <numerusform>%Ln समीक्षाबाट ५ मा %1</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, instead of %2</source>
            <comment>prices</comment>
            <translation>%1 (पहिले %2)</translation>
        </message>
    </context>
    <context>
        <name>chautari::ServicesDialog</name>
        <message numerus="yes">
            <source>%Ln service(s)</source>
            <translation>
                <numerusform>%Ln सेवा</numerusform>
                <numerusform>%Ln सेवा</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>केही भेटिएन</translation>
        </message>
        <message>
            <source>No services yet</source>
            <translation>अहिलेसम्म कुनै सेवा छैन</translation>
        </message>
        <message>
            <source>No service here has these words. Try others, or all categories.</source>
            <translation>यी शब्द भएको सेवा छैन। अरू शब्द वा सबै वर्गमा खोज्नुहोस्।</translation>
        </message>
        <message>
            <source>When a provider offers something on this server, it stands here.</source>
            <translation>यो सर्भरमा कसैले सेवा राखेपछि यहाँ देखिन्छ।</translation>
        </message>
        <message>
            <source>You are not connected now</source>
            <translation>अहिले तपाईं जोडिनुभएको छैन</translation>
        </message>
        <message>
            <source>The services could not be loaded</source>
            <translation>सेवाहरू ल्याउन सकिएन</translation>
        </message>
        <message>
            <source>The services are on the server. They come as soon as it is reached.</source>
            <translation>सेवाहरू सर्भरमा छन्। सर्भर भेटिनेबित्तिकै आउँछन्।</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>फेरि प्रयास गर्नुहोस्</translation>
        </message>
        <message>
            <source>Choose a service</source>
            <translation>सेवा छान्नुहोस्</translation>
        </message>
        <message>
            <source>Read what is offered and write to who offers it.</source>
            <translation>के पाइन्छ पढ्नुहोस् र दिनेलाई लेख्नुहोस्।</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>सेवाहरू</translation>
        </message>
        <message>
            <source>Search services</source>
            <translation>सेवा खोज्नुहोस्</translation>
        </message>
        <message>
            <source>Search by what it is or who offers it</source>
            <translation>सेवा वा दिनेको नामबाट खोज्नुहोस्</translation>
        </message>
        <message>
            <source>All categories</source>
            <translation>सबै वर्ग</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>वर्ग</translation>
        </message>
        <message>
            <source>Only services of one category</source>
            <translation>एउटै वर्गका सेवा मात्र</translation>
        </message>
        <message>
            <source>About this service</source>
            <translation>यो सेवाबारे</translation>
        </message>
        <message>
            <source>Looking for services…</source>
            <translation>सेवाहरू खोज्दै…</translation>
        </message>
    </context>
    <context>
        <name>chautari::SettingsDialog</name>
        <message>
            <source>Away</source>
            <translation>बाहिर</translation>
        </message>
        <message>
            <source>Privacy</source>
            <translation>गोपनीयता</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <comment>key</comment>
            <translation>Ctrl+Enter कुञ्जी</translation>
        </message>
        <message>
            <source>Enter</source>
            <comment>key</comment>
            <translation>Enter कुञ्जी</translation>
        </message>
        <message>
            <source>Send with</source>
            <translation>पठाउने कुञ्जी</translation>
        </message>
        <message>
            <source>%L1 %</source>
            <comment>size of text</comment>
            <translation>%L1 %</translation>
        </message>
        <message>
            <source>to</source>
            <comment>until this time</comment>
            <translation>सम्म</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>बन्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Start when I sign in to this computer</source>
            <translation>यो कम्प्युटरमा साइन इन गर्दा सुरु गर्नुहोस्</translation>
        </message>
        <message>
            <source>Stay in the tray when the window is closed</source>
            <translation>झ्याल बन्द गर्दा ट्रेमा बस्नुहोस्</translation>
        </message>
        <message>
            <source>This desktop has no tray.</source>
            <translation>यो डेस्कटपमा ट्रे छैन।</translation>
        </message>
        <message>
            <source>From</source>
            <translation>देखि</translation>
        </message>
        <message>
            <source>Be quiet at certain hours</source>
            <translation>तोकिएको समयमा चुप रहनुहोस्</translation>
        </message>
        <message>
            <source>Show their text</source>
            <translation>सन्देशको पाठ देखाउनुहोस्</translation>
        </message>
        <message>
            <source>Tell me about new messages</source>
            <translation>नयाँ सन्देश आए जानकारी दिनुहोस्</translation>
        </message>
        <message>
            <source>Size of text</source>
            <translation>अक्षरको आकार</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>उच्च कन्ट्रास्ट</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>अँध्यारो</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>उज्यालो</translation>
        </message>
        <message>
            <source>As on this computer</source>
            <translation>यो कम्प्युटर जस्तै</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>रङ</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>भाषा</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>कार्यक्रम</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>सूचना</translation>
        </message>
        <message>
            <source>Look and keys</source>
            <translation>रूप र कुञ्जी</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>सेटिङ</translation>
        </message>
        <message>
            <source>Replies</source>
            <translation>जवाफहरू</translation>
        </message>
        <message>
            <source>Spelling</source>
            <translation>हिज्जे</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>ताल्चा</translation>
        </message>
        <message>
            <source>Digits in Nepali</source>
            <translation>नेपालीमा अङ्क</translation>
        </message>
        <message>
            <source>Motion</source>
            <translation>चलायमान दृश्य</translation>
        </message>
        <message>
            <source>None</source>
            <translation>नचल्ने</translation>
        </message>
    </context>
    <context>
        <name>chautari::SharedFiles</name>
        <message>
            <source>Pictures</source>
            <translation>तस्बिर</translation>
        </message>
        <message>
            <source>Files and voice messages</source>
            <translation>फाइल र आवाज सन्देश</translation>
        </message>
        <message>
            <source>What is on this computer. Older ones come when you scroll back in the chat.</source>
            <translation>यो कम्प्युटरमा भएका मात्र। कुराकानीमा पछाडि जाँदा पुराना पनि आउँछन्।</translation>
        </message>
        <message>
            <source>Nothing was sent yet.</source>
            <translation>अहिलेसम्म केही पठाइएको छैन।</translation>
        </message>
        <message>
            <source>Show older ones</source>
            <translation>पुराना देखाउनुहोस्</translation>
        </message>
        <message>
            <source>Pictures and files</source>
            <translation>तस्बिर र फाइल</translation>
        </message>
    </context>
    <context>
        <name>chautari::SharedFilesModel</name>
        <message>
            <source>Voice message</source>
            <translation>आवाज सन्देश</translation>
        </message>
    </context>
    <context>
        <name>chautari::ShortcutsDialog</name>
        <message>
            <source>In the messages: choose one, open it, what can be done</source>
            <translation>सन्देशहरूमा: छान्ने, खोल्ने, के गर्न सकिन्छ हेर्ने</translation>
        </message>
        <message>
            <source>Edit my last message, in an empty field</source>
            <translation>खाली ठाउँमा: मेरो पछिल्लो सन्देश सम्पादन</translation>
        </message>
        <message>
            <source>Send the message</source>
            <translation>सन्देश पठाउनुहोस्</translation>
        </message>
        <message>
            <source>New line in the message</source>
            <translation>सन्देशमा नयाँ हरफ</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>सूचीमा फर्कनुहोस्</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>किबोर्ड सर्टकटहरू</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>बन्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Menu of a conversation</source>
            <translation>कुराकानीको मेनु</translation>
        </message>
        <message>
            <source>In a voice message: 5 seconds back, 10 on, slower, faster</source>
            <translation>आवाज सन्देशमा: ५ सेकेन्ड पछाडि, १० अगाडि, ढिलो, छिटो</translation>
        </message>
        <message>
            <source>Bold, italic: the selected words of the message</source>
            <translation>गाढा, तेर्सो: सन्देशका छानिएका शब्द</translation>
        </message>
        <message>
            <source>Prepared replies, in the message</source>
            <translation>सन्देशमा: तयारी जवाफहरू</translation>
        </message>
    </context>
    <context>
        <name>chautari::SignInPage</name>
        <message>
            <source>Sign in</source>
            <translation>साइन इन</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <comment>server, address</comment>
            <translation>%1, %2 मा</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>इमेल</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>पासवर्ड</translation>
        </message>
        <message>
            <source>Create an account</source>
            <translation>खाता खोल्नुहोस्</translation>
        </message>
        <message>
            <source>Type your e-mail address.</source>
            <translation>आफ्नो इमेल ठेगाना लेख्नुहोस्।</translation>
        </message>
        <message>
            <source>Type your password.</source>
            <translation>आफ्नो पासवर्ड लेख्नुहोस्।</translation>
        </message>
    </context>
    <context>
        <name>chautari::SpellMarks</name>
        <message>
            <source>Looking for words like it…</source>
            <translation>मिल्दा शब्द खोजिँदै…</translation>
        </message>
        <message>
            <source>Add to my words</source>
            <translation>मेरा शब्दमा थप्नुहोस्</translation>
        </message>
        <message>
            <source>No word like it is known</source>
            <translation>मिल्दो शब्द भेटिएन</translation>
        </message>
    </context>
    <context>
        <name>chautari::SpellingPage</name>
        <message>
            <source>Mark words that are spelled wrong</source>
            <translation>हिज्जे नमिलेका शब्द देखाउनुहोस्</translation>
        </message>
        <message>
            <source>There is no dictionary on this computer. Install one for hunspell, for example the packages hunspell-en-us and hunspell-ne, and start the program again.</source>
            <translation>यो कम्प्युटरमा शब्दकोश छैन। hunspell को शब्दकोश राख्नुहोस्, जस्तै hunspell-en-us र hunspell-ne प्याकेज, अनि प्रोग्राम फेरि सुरु गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Dictionaries: a word is right when one of them has it</source>
            <translation>शब्दकोश: कुनै एउटामा भए शब्द ठीक मानिन्छ</translation>
        </message>
        <message>
            <source>Dictionaries</source>
            <translation>शब्दकोश</translation>
        </message>
        <message>
            <source>My words</source>
            <translation>मेरा शब्द</translation>
        </message>
        <message>
            <source>Remove the word</source>
            <translation>शब्द हटाउनुहोस्</translation>
        </message>
    </context>
    <context>
        <name>chautari::StartPage</name>
        <message>
            <source>Your shop or workshop gets a chat of its own. Others on your network join you.</source>
            <translation>तपाईंको पसल वा कार्यशालाको आफ्नै कुराकानी हुन्छ। सञ्जालका अरू तपाईंकहाँ आउँछन्।</translation>
        </message>
        <message>
            <source>Host on this computer</source>
            <translation>यही कम्प्युटरमा चलाउने</translation>
        </message>
        <message>
            <source>Welcome to Chautari</source>
            <translation>चौतारीमा स्वागत छ</translation>
        </message>
        <message>
            <source>Chat between customers and the people who do the work. What do you want to do?</source>
            <translation>ग्राहक र काम गर्नेहरूबीचको कुराकानी। तपाईं के गर्न चाहनुहुन्छ?</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>चलाएर हेर्नुहोस्</translation>
        </message>
        <message>
            <source>See it at once with made-up people, on this computer only. No account, no network.</source>
            <translation>काल्पनिक मानिसहरूसँग, यही कम्प्युटरमा तुरुन्तै हेर्नुहोस्। खाता वा नेटवर्क चाहिँदैन।</translation>
        </message>
        <message>
            <source>Join a server</source>
            <translation>सर्भरमा जोडिनुहोस्</translation>
        </message>
        <message>
            <source>Your workplace or a provider gave you an address. You sign in there.</source>
            <translation>तपाईंको कार्यालय वा सेवा प्रदायकले ठेगाना दिएको छ भने त्यहाँ साइन इन गर्नुहोस्।</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>फर्काउनुहोस्…</translation>
        </message>
        <message>
            <source>You have a backup of an account, from this computer or another one.</source>
            <translation>तपाईंसँग यस वा अर्को कम्प्युटरको खाताको जगेडा छ।</translation>
        </message>
    </context>
    <context>
        <name>chautari::TrayIcon</name>
        <message numerus="yes">
            <source>Chautari: %Ln unread message(s)</source>
            <translation>
                <numerusform>चौतारी: %Ln नपढिएको सन्देश</numerusform>
                <numerusform>चौतारी: %Ln नपढिएका सन्देश</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 (not disturbing)</source>
            <comment>what the tray icon says</comment>
            <translation>%1 (बाधा नदिँदै)</translation>
        </message>
        <message>
            <source>Chautari</source>
            <translation>चौतारी</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;बन्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>&amp;Do not disturb</source>
            <translation>&amp;बाधा नदिनुहोस्</translation>
        </message>
        <message>
            <source>&amp;Open Chautari</source>
            <translation>चौतारी &amp;खोल्नुहोस्</translation>
        </message>
        <message>
            <source>&amp;Lock</source>
            <translation>ताल्चा लगाउनुहोस्(&amp;L)</translation>
        </message>
    </context>
    <context>
        <name>chautari::TypingLine</name>
        <message>
            <source>%1 is typing</source>
            <translation>%1 लेख्दै हुनुहुन्छ</translation>
        </message>
    </context>
    <context>
        <name>chautari::ViewMenu</name>
        <message>
            <source>High contrast</source>
            <translation>उच्च कन्ट्रास्ट</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>दृश्य(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>रङको शैली(&amp;T)</translation>
        </message>
        <message>
            <source>Text &amp;size</source>
            <translation>अक्षरको आकार(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>भाषा(&amp;L)</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>प्रणालीअनुसार</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>उज्यालो</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>अँध्यारो</translation>
        </message>
        <message>
            <source>%L1 %</source>
            <comment>text size in per cent</comment>
            <translation>%L1 %</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>ठूलो</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>सानो</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>सामान्य</translation>
        </message>
    </context>
    <context>
        <name>chautari::VoicePlayback</name>
        <message>
            <source>The voice message could not be loaded.</source>
            <translation>आवाज सन्देश ल्याउन सकिएन।</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>गति</translation>
        </message>
        <message>
            <source>is being loaded</source>
            <translation>आउँदैछ</translation>
        </message>
        <message>
            <source>playing, %1</source>
            <translation>बज्दैछ, %1</translation>
        </message>
        <message>
            <source>paused, %1</source>
            <translation>रोकिएको, %1</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>बजाउनुहोस् वा रोक्नुहोस्</translation>
        </message>
        <message>
            <source>Back 5 seconds</source>
            <translation>५ सेकेन्ड पछाडि</translation>
        </message>
        <message>
            <source>Forward 10 seconds</source>
            <translation>१० सेकेन्ड अगाडि</translation>
        </message>
        <message>
            <source>Next speed</source>
            <translation>अर्को गति</translation>
        </message>
    </context>
    <context>
        <name>chautari::VoiceStrip</name>
        <message>
            <source>Pause</source>
            <translation>रोक्नुहोस्</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>सुन्नुहोस्</translation>
        </message>
        <message>
            <source>Listen before sending</source>
            <translation>पठाउनुअघि सुन्नुहोस्</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>time now, time in all</comment>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>बन्द गर्नुहोस्</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>बन्द गर्नुहोस् (Esc)</translation>
        </message>
        <message>
            <source>Discard the recording</source>
            <translation>रेकर्ड फाल्नुहोस्</translation>
        </message>
        <message>
            <source>Stop recording</source>
            <translation>रेकर्ड रोक्नुहोस्</translation>
        </message>
        <message>
            <source>Stop and listen (Esc)</source>
            <translation>रोकेर सुन्नुहोस् (Esc)</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>फेरि प्रयास गर्नुहोस्</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>फेरि रेकर्ड गर्नुहोस्</translation>
        </message>
        <message>
            <source>Record again, without this recording</source>
            <translation>यो रेकर्ड फालेर फेरि रेकर्ड गर्नुहोस्</translation>
        </message>
        <message>
            <source>Place in the recording</source>
            <translation>रेकर्डको ठाउँ</translation>
        </message>
        <message>
            <source>Click to go there. Left and Right go 5 seconds back and 10 on.</source>
            <translation>त्यहाँ जान क्लिक गर्नुहोस्। बायाँले ५ सेकेन्ड पछाडि र दायाँले १० सेकेन्ड अगाडि लैजान्छ।</translation>
        </message>
        <message>
            <source>Recording a voice message. Enter sends it, Esc stops.</source>
            <translation>आवाज सन्देश रेकर्ड हुँदैछ। Enter ले पठाउँछ, Esc ले रोक्छ।</translation>
        </message>
        <message>
            <source>Voice message</source>
            <translation>आवाज सन्देश</translation>
        </message>
        <message>
            <source>Voice message, %1, not sent yet</source>
            <translation>आवाज सन्देश, %1, अझै पठाइएको छैन</translation>
        </message>
    </context>
    <context>
        <name>chautari::WaitingPage</name>
        <message>
            <source>Do not wait</source>
            <translation>नपर्खने</translation>
        </message>
        <message>
            <source>The person who runs %1 has been told. You come in by yourself as soon as they let you.</source>
            <comment>name of a place</comment>
            <translation>%1 चलाउने व्यक्तिलाई खबर भयो। स्वीकारेपछि तपाईं आफैं भित्र पुग्नुहुन्छ।</translation>
        </message>
        <message>
            <source>The person who runs this server has been told. You come in by yourself as soon as they let you.</source>
            <translation>यो सर्भर चलाउने व्यक्तिलाई खबर भयो। स्वीकारेपछि तपाईं आफैं भित्र पुग्नुहुन्छ।</translation>
        </message>
        <message>
            <source>Waiting to be let in</source>
            <translation>स्वीकृति पर्खँदै</translation>
        </message>
    </context>
    <context>
        <name>chautari::WireLogModel</name>
        <message>
            <source>Time</source>
            <translation>समय</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>दिशा</translation>
        </message>
        <message>
            <source>What</source>
            <translation>के</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>बाइट</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>नतिजा</translation>
        </message>
        <message>
            <source>← in</source>
            <comment>a frame came</comment>
            <translation>← आयो</translation>
        </message>
        <message>
            <source>→ out</source>
            <comment>a frame went</comment>
            <translation>→ गयो</translation>
        </message>
        <message>
            <source>⇄ HTTP</source>
            <comment>a request and its answer</comment>
            <translation>⇄ HTTP</translation>
        </message>
        <message>
            <source>● line</source>
            <comment>the connection came or went</comment>
            <translation>● लाइन</translation>
        </message>
        <message>
            <source>connected</source>
            <translation>जोडियो</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>जोडिँदै</translation>
        </message>
        <message>
            <source>lost</source>
            <translation>टुट्यो</translation>
        </message>
        <message>
            <source>lost: %1</source>
            <comment>the connection; why</comment>
            <translation>टुट्यो: %1</translation>
        </message>
        <message>
            <source>again in %1 ms</source>
            <translation>%1 मिसेमा फेरि</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>जवाफ आएन</translation>
        </message>
        <message>
            <source>%1 after %2 ms</source>
            <comment>status of HTTP, duration</comment>
            <translation>%2 मिसेपछि %1</translation>
        </message>
    </context>
    <context>
        <name>chautari::BackupsPage</name>
        <message>
            <source>Remove this backup?</source>
            <translation>यो ब्याकअप हटाउने?</translation>
        </message>
        <message>
            <source>It is deleted from the server's disk. Nothing brings it back.</source>
            <translation>सर्भरको डिस्कबाट मेटिन्छ। फेरि फर्कँदैन।</translation>
        </message>
        <message>
            <source>Remove it</source>
            <translation>हटाउने</translation>
        </message>
        <message numerus="yes">
            <source>A passphrase has at least %Ln characters.</source>
            <translation>
                <numerusform>पासफ्रेजमा कम्तीमा %Ln अक्षर हुन्छन्।</numerusform>
                <numerusform>पासफ्रेजमा कम्तीमा %Ln अक्षर हुन्छन्।</numerusform>
            </translation>
        </message>
        <message>
            <source>can be restored on any computer, with the passphrase</source>
            <translation>पासफ्रेजले जुनसुकै कम्प्युटरमा फर्काउन सकिन्छ</translation>
        </message>
        <message>
            <source>can be restored on this server only</source>
            <translation>यही सर्भरमा मात्र फर्काउन सकिन्छ</translation>
        </message>
        <message>
            <source>Being made…</source>
            <translation>बन्दैछ…</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>अहिले ब्याकअप गर्ने</translation>
        </message>
        <message>
            <source>On the server, in %1</source>
            <translation>सर्भरमा, %1 भित्र</translation>
        </message>
        <message>
            <source>The next backups bring the keys with them, under your passphrase. A new one holds for later backups.</source>
            <translation>अबका ब्याकअपमा साँचो पनि हुन्छ, तपाईंको पासफ्रेजले बन्द। नयाँ पासफ्रेज पछिका ब्याकअपका लागि हुन्छ।</translation>
        </message>
        <message>
            <source>Without a passphrase a backup can be read only together with this server's own keys: if the computer is lost, so are the messages.</source>
            <translation>पासफ्रेज नभए ब्याकअप यही सर्भरको साँचोसँग मात्र पढ्न सकिन्छ: कम्प्युटर हराए सन्देश पनि हराउँछन्।</translation>
        </message>
        <message>
            <source>Put this backup back?</source>
            <translation>यो ब्याकअप फर्काउने?</translation>
        </message>
        <message>
            <source>What was said after it is not there any more, everybody signs in again, and the server is away for a moment. What is there now is kept in a folder beside it.</source>
            <translation>त्यसपछि भनिएका कुरा रहँदैनन्, सबैले फेरि साइन इन गर्नुपर्छ, र सर्भर एकछिन बन्द हुन्छ। अहिले भएको सामग्री छेउको फोल्डरमा राखिन्छ।</translation>
        </message>
        <message>
            <source>Put it back</source>
            <translation>फर्काउने</translation>
        </message>
        <message>
            <source>A backup holds everything the server knows. Copy it to another disk now and then.</source>
            <translation>ब्याकअपमा सर्भरले जानेको सबै हुन्छ। बेलाबेला अर्को डिस्कमा सार्नुहोस्।</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>ब्याकअप</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>हटाउने</translation>
        </message>
        <message>
            <source>Put back…</source>
            <translation>फर्काउने…</translation>
        </message>
        <message>
            <source>&amp;By itself:</source>
            <translation>आफैँ (&amp;B):</translation>
        </message>
        <message>
            <source>never</source>
            <translation>कहिल्यै होइन</translation>
        </message>
        <message>
            <source>every day</source>
            <translation>हरेक दिन</translation>
        </message>
        <message>
            <source>every week</source>
            <translation>हरेक हप्ता</translation>
        </message>
        <message numerus="yes">
            <source>every %Ln hours</source>
            <translation>
                <numerusform>हरेक %Ln घण्टामा</numerusform>
                <numerusform>हरेक %Ln घण्टामा</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Kept of these:</source>
            <translation>यीमध्ये राख्ने (&amp;K):</translation>
        </message>
        <message numerus="yes">
            <source>the newest %Ln</source>
            <translation>
                <numerusform>सबैभन्दा नयाँ %Ln वटा</numerusform>
                <numerusform>सबैभन्दा नयाँ %Ln वटा</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Passphrase:</source>
            <translation>पासफ्रेज (&amp;P):</translation>
        </message>
        <message numerus="yes">
            <source>at least %Ln characters</source>
            <translation>
                <numerusform>कम्तीमा %Ln अक्षर</numerusform>
                <numerusform>कम्तीमा %Ln अक्षर</numerusform>
            </translation>
        </message>
        <message>
            <source>Set</source>
            <translation>राख्ने</translation>
        </message>
        <message>
            <source>Set the passphrase</source>
            <translation>पासफ्रेज राख्ने</translation>
        </message>
    </context>
    <context>
        <name>chautari::ConsoleDialog</name>
        <message>
            <source>Stop hosting?</source>
            <translation>चलाउन छोड्ने?</translation>
        </message>
        <message>
            <source>Nobody can write here until it runs again. What was said stays on this computer.</source>
            <translation>फेरि नचलाएसम्म यहाँ कसैले लेख्न सक्दैन। भनिएका कुरा यही कम्प्युटरमा रहन्छन्।</translation>
        </message>
        <message>
            <source>Stop it</source>
            <translation>छोड्ने</translation>
        </message>
        <message>
            <source>This server</source>
            <translation>यो सर्भर</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>पृष्ठहरू</translation>
        </message>
        <message>
            <source>Invite people…</source>
            <translation>मानिसलाई निम्तो…</translation>
        </message>
        <message>
            <source>Stop hosting</source>
            <translation>चलाउन छोड्ने</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>बन्द गर्ने</translation>
        </message>
        <message>
            <source>Keep running when I close the window</source>
            <translation>झ्याल बन्द गर्दा पनि चलिरहोस्</translation>
        </message>
        <message>
            <source>As a service of this computer, as long as you are logged in. Untick it to put back a backup.</source>
            <translation>यो कम्प्युटरको सेवाका रूपमा, तपाईं लग इन रहुन्जेल। ब्याकअप फर्काउन चिनो हटाउनुहोस्।</translation>
        </message>
    </context>
    <context>
        <name>chautari::ConsolePage</name>
        <message>
            <source>the server</source>
            <translation>सर्भर</translation>
        </message>
        <message>
            <source>account %1</source>
            <translation>खाता %1</translation>
        </message>
    </context>
    <context>
        <name>chautari::LogPage</name>
        <message numerus="yes">
            <source>All %Ln lines are as they were written.</source>
            <translation>
                <numerusform>सबै %Ln पङ्क्ति लेखिएजस्तै छन्।</numerusform>
                <numerusform>सबै %Ln पङ्क्ति लेखिएजस्तै छन्।</numerusform>
            </translation>
        </message>
        <message>
            <source>Line %1 is not as it was written, or is missing: somebody has changed the database behind the server's back. Compare with a backup.</source>
            <translation>पङ्क्ति %1 लेखिएजस्तो छैन वा हराएको छ: कसैले सर्भरलाई थाहा नदिई डाटाबेस बदलेको छ। ब्याकअपसँग दाँज्नुहोस्।</translation>
        </message>
        <message>
            <source>The server was started (version %1)</source>
            <translation>सर्भर सुरु भयो (संस्करण %1)</translation>
        </message>
        <message>
            <source>%1 signed in</source>
            <translation>%1 साइन इन भए</translation>
        </message>
        <message>
            <source>A sign-in as %1 was refused, from %2</source>
            <translation>%2 बाट %1 को नाममा गरिएको साइन इन रोकियो</translation>
        </message>
        <message>
            <source>A sign-in as somebody who is not here was refused, from %1</source>
            <translation>%1 बाट यहाँ नभएको कसैको नाममा गरिएको साइन इन रोकियो</translation>
        </message>
        <message>
            <source>%1 signed out</source>
            <translation>%1 साइन आउट भए</translation>
        </message>
        <message>
            <source>A sign-in of %1 was used from two places and ended</source>
            <translation>%1 को साइन इन दुई ठाउँबाट चलाइयो, र अन्त्य गरियो</translation>
        </message>
        <message>
            <source>%1 asked to be let in</source>
            <translation>%1 ले आउन अनुरोध गरे</translation>
        </message>
        <message>
            <source>%1 made an account</source>
            <translation>%1 ले खाता बनाए</translation>
        </message>
        <message>
            <source>%1 let %2 in</source>
            <translation>%1 ले %2 लाई आउन दिए</translation>
        </message>
        <message>
            <source>%1 sent %2 away</source>
            <translation>%1 ले %2 लाई फर्काए</translation>
        </message>
        <message>
            <source>%1 closed the account of %2</source>
            <translation>%1 ले %2 को खाता बन्द गरे</translation>
        </message>
        <message>
            <source>%1 opened the account of %2 again</source>
            <translation>%1 ले %2 को खाता फेरि खोले</translation>
        </message>
        <message>
            <source>%1 made %2 an owner</source>
            <translation>%1 ले %2 लाई चलाउने बनाए</translation>
        </message>
        <message>
            <source>%1 made %2 no owner any more</source>
            <translation>%1 ले %2 लाई चलाउनेबाट हटाए</translation>
        </message>
        <message>
            <source>%1 changed the role of %2 (%3)</source>
            <translation>%1 ले %2 को भूमिका बदले (%3)</translation>
        </message>
        <message>
            <source>%1 changed the password</source>
            <translation>%1 ले पासवर्ड बदले</translation>
        </message>
        <message>
            <source>%1 gave %2 a new password</source>
            <translation>%1 ले %2 लाई नयाँ पासवर्ड दिए</translation>
        </message>
        <message>
            <source>%1 ended all sign-ins of %2</source>
            <translation>%1 ले %2 का सबै साइन इन अन्त्य गरे</translation>
        </message>
        <message>
            <source>%1 ended a sign-in of %2</source>
            <translation>%1 ले %2 को एउटा साइन इन अन्त्य गरे</translation>
        </message>
        <message>
            <source>%1 changed what is set for the place (%2)</source>
            <translation>%1 ले ठाउँको सेटिङ बदले (%2)</translation>
        </message>
        <message>
            <source>%1 changed the rules (%2)</source>
            <translation>%1 ले नियम बदले (%2)</translation>
        </message>
        <message>
            <source>%1 made an invitation (%2)</source>
            <translation>%1 ले निम्तो बनाए (%2)</translation>
        </message>
        <message>
            <source>%1 withdrew all invitations</source>
            <translation>%1 ले सबै निम्तो फिर्ता लिए</translation>
        </message>
        <message>
            <source>%1 made a code to come in by</source>
            <translation>%1 ले आउने कोड बनाए</translation>
        </message>
        <message>
            <source>Somebody knew the code to come in by</source>
            <translation>कसैले आउने कोड जान्यो</translation>
        </message>
        <message>
            <source>%1 reported a message of %2</source>
            <translation>%1 ले %2 को सन्देशको उजुरी गरे</translation>
        </message>
        <message>
            <source>%1 left a reported message of %2</source>
            <translation>%1 ले उजुरी परेको %2 को सन्देश रहन दिए</translation>
        </message>
        <message>
            <source>%1 deleted a reported message of %2</source>
            <translation>%1 ले उजुरी परेको %2 को सन्देश मेटाए</translation>
        </message>
        <message>
            <source>Messages that were too old were deleted: %1</source>
            <translation>पुराना सन्देश मेटाइए: %1</translation>
        </message>
        <message>
            <source>A backup was made by %1</source>
            <translation>%1 ले ब्याकअप बनाए</translation>
        </message>
        <message>
            <source>A backup by %1 failed</source>
            <translation>%1 ले गर्न खोजेको ब्याकअप भएन</translation>
        </message>
        <message>
            <source>%1 set the passphrase of the backups</source>
            <translation>%1 ले ब्याकअपको पासफ्रेज राखे</translation>
        </message>
        <message>
            <source>%1 removed the backup %2</source>
            <translation>%1 ले ब्याकअप %2 हटाए</translation>
        </message>
        <message>
            <source>A backup was put back</source>
            <translation>ब्याकअप फर्काइयो</translation>
        </message>
        <message>
            <source>%1 changed the notice to everybody</source>
            <translation>%1 ले सबैलाई दिएको सूचना बदले</translation>
        </message>
        <message>
            <source>What was done here, and by whom. What people say to each other is not in it. Nobody can change a line without being found out.</source>
            <translation>यहाँ कसले के गर्‍यो। मानिसहरूले एकअर्कालाई भनेका कुरा यसमा छैनन्। थाहा नहुने गरी कसैले पङ्क्ति बदल्न सक्दैन।</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>अभिलेख</translation>
        </message>
        <message>
            <source>Older ones</source>
            <translation>अझ पुराना</translation>
        </message>
        <message>
            <source>Check the log</source>
            <translation>अभिलेख जाँच्ने</translation>
        </message>
    </context>
    <context>
        <name>chautari::NoticeBar</name>
        <message>
            <source>Got it</source>
            <translation>बुझेँ</translation>
        </message>
        <message>
            <source>Put the notice aside</source>
            <translation>सूचना हटाएर राख्ने</translation>
        </message>
        <message>
            <source>A notice to everybody: %1</source>
            <translation>सबैलाई सूचना: %1</translation>
        </message>
    </context>
    <context>
        <name>chautari::NoticePage</name>
        <message numerus="yes">
            <source>Room for %Ln characters more</source>
            <translation>
                <numerusform>अझ %Ln अक्षर अट्छन्</numerusform>
                <numerusform>अझ %Ln अक्षर अट्छन्</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln characters too long</source>
            <translation>
                <numerusform>%Ln अक्षर बढी भयो</numerusform>
                <numerusform>%Ln अक्षर बढी भयो</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody sees a notice at present.</source>
            <translation>अहिले कसैले सूचना देख्दैन।</translation>
        </message>
        <message>
            <source>Shown to everybody since %1.</source>
            <translation>%1 देखि सबैलाई देखाइएको।</translation>
        </message>
        <message>
            <source>Everybody who is here sees it at once, who comes later sees it then, until you take it away.</source>
            <translation>यहाँ भएका सबैले तुरुन्त देख्छन्, पछि आउनेले आएपछि, तपाईंले नहटाएसम्म।</translation>
        </message>
        <message>
            <source>Notice to everybody</source>
            <translation>सबैलाई सूचना</translation>
        </message>
        <message>
            <source>For example: the shop is closed on Friday.</source>
            <translation>जस्तै: शुक्रबार पसल बन्द हुन्छ।</translation>
        </message>
        <message>
            <source>Tell everybody</source>
            <translation>सबैलाई भन्ने</translation>
        </message>
        <message>
            <source>Take it away</source>
            <translation>हटाउने</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>सूचना</translation>
        </message>
    </context>
    <context>
        <name>chautari::OverviewPage</name>
        <message>
            <source>Asking the server…</source>
            <translation>सर्भरलाई सोध्दै…</translation>
        </message>
        <message numerus="yes">
            <source>%Ln hours</source>
            <comment>the server has been running</comment>
            <translation>
                <numerusform>%Ln घण्टा</numerusform>
                <numerusform>%Ln घण्टा</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln minutes</source>
            <comment>the server has been running</comment>
            <translation>
                <numerusform>%Ln मिनेट</numerusform>
                <numerusform>%Ln मिनेट</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · running for %2</source>
            <translation>%1 · %2 देखि चल्दै</translation>
        </message>
        <message numerus="yes">
            <source>%Ln people online</source>
            <translation>
                <numerusform>%Ln जना अनलाइन</numerusform>
                <numerusform>%Ln जना अनलाइन</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 मि.से.</translation>
        </message>
        <message>
            <source>now %1, at most %2</source>
            <translation>अहिले %1, बढीमा %2</translation>
        </message>
        <message>
            <source>Connections</source>
            <translation>जडान</translation>
        </message>
        <message>
            <source>Messages this minute</source>
            <translation>यो मिनेटका सन्देश</translation>
        </message>
        <message>
            <source>Slowest answers (99 %)</source>
            <translation>ढिला जवाफ (99 %)</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>डाटाबेस</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>सारांश</translation>
        </message>
    </context>
    <context>
        <name>chautari::PeoplePage</name>
        <message>
            <source>Be no owner any more?</source>
            <translation>अब चलाउने नहुने?</translation>
        </message>
        <message>
            <source>This window closes for you. Only another owner can make you one again.</source>
            <translation>तपाईंका लागि यो झ्याल बन्द हुन्छ। फेरि चलाउने बनाउन अर्को चलाउनेले मात्र सक्छ।</translation>
        </message>
        <message>
            <source>Be no owner any more</source>
            <translation>अब चलाउने नहुने</translation>
        </message>
        <message>
            <source>People</source>
            <translation>मानिसहरू</translation>
        </message>
        <message numerus="yes">
            <source>People (%Ln)</source>
            <comment>waiting to be let in</comment>
            <translation>
                <numerusform>मानिसहरू (%Ln)</numerusform>
                <numerusform>मानिसहरू (%Ln)</numerusform>
            </translation>
        </message>
        <message>
            <source>A new password?</source>
            <translation>नयाँ पासवर्ड?</translation>
        </message>
        <message>
            <source>%1 is signed out everywhere and comes in with the new password only. You tell it to them; they can change it then.</source>
            <translation>%1 सबैतिर साइन आउट हुन्छन् र नयाँ पासवर्डले मात्र आउन सक्छन्। तपाईंले उनलाई भन्नुहोस्; त्यसपछि उनले बदल्न सक्छन्।</translation>
        </message>
        <message>
            <source>Make a new password</source>
            <translation>नयाँ पासवर्ड बनाउने</translation>
        </message>
        <message>
            <source>The new password</source>
            <translation>नयाँ पासवर्ड</translation>
        </message>
        <message>
            <source>The new password of %1 is %2. It is shown this once.</source>
            <translation>%1 को नयाँ पासवर्ड %2 हो। यो एकपटक मात्र देखाइन्छ।</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>प्रतिलिपि</translation>
        </message>
        <message>
            <source>waits to be let in</source>
            <translation>स्वीकृति पर्खँदै</translation>
        </message>
        <message>
            <source>account closed</source>
            <translation>खाता बन्द</translation>
        </message>
        <message>
            <source>online</source>
            <translation>अनलाइन</translation>
        </message>
        <message>
            <source>runs this server</source>
            <translation>यो सर्भर चलाउने</translation>
        </message>
        <message>
            <source>Close the account</source>
            <translation>खाता बन्द गर्ने</translation>
        </message>
        <message>
            <source>Open the account</source>
            <translation>खाता खोल्ने</translation>
        </message>
        <message>
            <source>Is no owner any more</source>
            <translation>अब चलाउने होइन</translation>
        </message>
        <message>
            <source>Make an owner</source>
            <translation>चलाउने बनाउने</translation>
        </message>
        <message>
            <source>&amp;Who may come in:</source>
            <translation>को आउन पाउँछ (&amp;W):</translation>
        </message>
        <message>
            <source>Whoever asks and I let in</source>
            <translation>जसले अनुरोध गर्छ र म स्वीकार्छु</translation>
        </message>
        <message>
            <source>Only whom I invite</source>
            <translation>मैले निम्तो दिएका मात्र</translation>
        </message>
        <message>
            <source>Everybody on this network</source>
            <translation>यो सञ्जालका सबै</translation>
        </message>
        <message>
            <source>Let in</source>
            <translation>आउन दिने</translation>
        </message>
        <message>
            <source>Send away</source>
            <translation>फर्काउने</translation>
        </message>
        <message>
            <source>New password…</source>
            <translation>नयाँ पासवर्ड…</translation>
        </message>
    </context>
    <context>
        <name>chautari::PlaceControl</name>
        <message>
            <source>&amp;Invite people…</source>
            <translation>मानिसलाई निम्तो (&amp;I)…</translation>
        </message>
        <message>
            <source>%1 wants to come in: File &gt; Manage this server…</source>
            <translation>%1 आउन चाहन्छन्: फाइल &gt; सर्भर सम्हाल्ने…</translation>
        </message>
        <message>
            <source>&amp;Manage this server…</source>
            <translation>सर्भर सम्हाल्ने (&amp;M)…</translation>
        </message>
        <message numerus="yes">
            <source>&amp;Manage this server (%Ln waiting)…</source>
            <comment>who want to come in</comment>
            <translation>
                <numerusform>सर्भर सम्हाल्ने (&amp;M, %Ln पर्खिरहेका)…</numerusform>
                <numerusform>सर्भर सम्हाल्ने (&amp;M, %Ln पर्खिरहेका)…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>chautari::ReportsPage</name>
        <message>
            <source>Delete this message?</source>
            <translation>यो सन्देश मेटाउने?</translation>
        </message>
        <message>
            <source>It goes for both who can read it. Nothing brings it back.</source>
            <translation>पढ्न सक्ने दुवैका लागि मेटिन्छ। फेरि फर्कँदैन।</translation>
        </message>
        <message>
            <source>Delete it</source>
            <translation>मेटाउने</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>उजुरी</translation>
        </message>
        <message numerus="yes">
            <source>Reports (%Ln)</source>
            <translation>
                <numerusform>उजुरी (%Ln)</numerusform>
                <numerusform>उजुरी (%Ln)</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 wrote on %2: %3</source>
            <comment>a name, a time, a message</comment>
            <translation>%2 मा %1 ले लेखे: %3</translation>
        </message>
        <message>
            <source>Reported by %1, without a reason</source>
            <translation>%1 ले उजुरी गरे, कारण नदिई</translation>
        </message>
        <message>
            <source>Reported by %1: %2</source>
            <comment>a name, a reason</comment>
            <translation>%1 ले उजुरी गरे: %2</translation>
        </message>
        <message>
            <source>Nobody has reported a message. When somebody does, you see that message here, and nothing else of what they said.</source>
            <translation>कसैले सन्देशको उजुरी गरेको छैन। गरेमा त्यो सन्देश यहाँ देखिन्छ, उनीहरूले भनेका अरू कुरा होइन।</translation>
        </message>
        <message>
            <source>By reporting a message its reader shows it to you. You see nothing else of what they said.</source>
            <translation>उजुरी गरेर पाठकले त्यो सन्देश तपाईंलाई देखाउँछ। उनीहरूले भनेका अरू कुरा तपाईं देख्नुहुन्न।</translation>
        </message>
        <message>
            <source>Delete the message for both</source>
            <translation>दुवैका लागि सन्देश मेटाउने</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>रहन दिने</translation>
        </message>
    </context>
    <context>
        <name>chautari::SessionsPage</name>
        <message>
            <source>this window</source>
            <translation>यही झ्याल</translation>
        </message>
        <message>
            <source>online</source>
            <translation>अनलाइन</translation>
        </message>
        <message>
            <source>last used %1</source>
            <translation>अन्तिम प्रयोग %1</translation>
        </message>
        <message>
            <source>Each line is one device. Whoever is signed out has to give the password again; what they have not sent yet stays with them.</source>
            <translation>हरेक पङ्क्ति एउटा यन्त्र हो। साइन आउट गरिएकाले फेरि पासवर्ड दिनुपर्छ; नपठाएका कुरा उनीसँगै रहन्छन्।</translation>
        </message>
        <message>
            <source>Sign-ins</source>
            <translation>साइन इन</translation>
        </message>
        <message>
            <source>End this sign-in</source>
            <translation>यो साइन इन अन्त्य गर्ने</translation>
        </message>
        <message>
            <source>End all of this person</source>
            <translation>यो मानिसका सबै अन्त्य गर्ने</translation>
        </message>
    </context>
    <context>
        <name>chautari::StoragePage</name>
        <message>
            <source>Delete old messages?</source>
            <translation>पुराना सन्देश मेटाउने?</translation>
        </message>
        <message numerus="yes">
            <source>Messages older than %Ln days are deleted for everyone within the hour, with their files, and so are further ones as they grow old. Backups made before still hold them.</source>
            <translation>
                <numerusform>%Ln दिनभन्दा पुराना सन्देश फाइलसहित एक घण्टाभित्र सबैका लागि मेटिन्छन्, र पछि पुराना हुने पनि। पहिले बनेका ब्याकअपमा ती रहन्छन्।</numerusform>
                <numerusform>%Ln दिनभन्दा पुराना सन्देश फाइलसहित एक घण्टाभित्र सबैका लागि मेटिन्छन्, र पछि पुराना हुने पनि। पहिले बनेका ब्याकअपमा ती रहन्छन्।</numerusform>
            </translation>
        </message>
        <message>
            <source>Delete them</source>
            <translation>मेटाउने</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>सर्भरलाई सोध्दै…</translation>
        </message>
        <message>
            <source>Database %1 · files %2 · backups %3 · free on the disk %4</source>
            <translation>डाटाबेस %1 · फाइल %2 · ब्याकअप %3 · डिस्कमा खाली %4</translation>
        </message>
        <message numerus="yes">
            <source>%Ln messages, no files yet</source>
            <translation>
                <numerusform>%Ln सन्देश, अहिलेसम्म फाइल छैन</numerusform>
                <numerusform>%Ln सन्देश, अहिलेसम्म फाइल छैन</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln messages</source>
            <translation>
                <numerusform>%Ln सन्देश</numerusform>
                <numerusform>%Ln सन्देश</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln files. Who has the most:</source>
            <translation>
                <numerusform>%Ln फाइल। सबैभन्दा धेरै कसको:</numerusform>
                <numerusform>%Ln फाइल। सबैभन्दा धेरै कसको:</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Keep messages:</source>
            <translation>सन्देश राख्ने (&amp;K):</translation>
        </message>
        <message>
            <source>for good</source>
            <translation>सधैँ</translation>
        </message>
        <message numerus="yes">
            <source>for %Ln years</source>
            <translation>
                <numerusform>%Ln वर्ष</numerusform>
                <numerusform>%Ln वर्ष</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>for %Ln days</source>
            <translation>
                <numerusform>%Ln दिन</numerusform>
                <numerusform>%Ln दिन</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Files of each person:</source>
            <translation>हरेकका फाइल (&amp;F):</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>सीमा छैन</translation>
        </message>
        <message numerus="yes">
            <source>at most %Ln MB</source>
            <translation>
                <numerusform>बढीमा %Ln MB</numerusform>
                <numerusform>बढीमा %Ln MB</numerusform>
            </translation>
        </message>
        <message>
            <source>Save</source>
            <translation>सुरक्षित गर्ने</translation>
        </message>
        <message>
            <source>Who has more than that already keeps it, and can send no further files until there is room.</source>
            <translation>पहिल्यै त्योभन्दा बढी भएकाको रहन्छ, तर ठाउँ नभएसम्म थप फाइल पठाउन सकिँदैन।</translation>
        </message>
        <message>
            <source>Who has the most files</source>
            <translation>सबैभन्दा धेरै फाइल कसको</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>भण्डारण</translation>
        </message>
    </context>
</TS>
