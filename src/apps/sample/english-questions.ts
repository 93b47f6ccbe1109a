import type { SampleConversation } from './shape.ts'

/** People who ask in English, and a few who found out by themselves. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const englishQuestions: SampleConversation[] = [
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 12, kind: 'question', topics: ['cargo-l', 'family'], state: 'new',
    messages: [
      { by: 'tunde', minutesAfterStart: 0, text: 'My daughter starts cello in March, my son refuses to walk, and the orchestra is up a hill. Can one Halden Cargo L swallow all three of these facts?' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 47, kind: 'complaint', closer: 'problem', topics: ['display', 'tour'], state: 'suggested',
    suggestedTo: 'yuki',
    messages: [
      { by: 'samwise', minutesAfterStart: 0, text: 'halden display froze at 23 km/h. I am in the kitchen. I have been going 23 km/h in the kitchen since breakfast' },
      { by: 'kit', minutesAfterStart: 11, replyTo: 0, text: 'tell us if you overtake the fridge' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 95, kind: 'purchase-interest', topics: ['buying', 'cargo-l'], state: 'suggested',
    suggestedTo: 'lukas',
    messages: [
      { by: 'becca', minutesAfterStart: 0, text: "Sell me on a Halden Cargo L vs keeping the second car. Actually don't sell me on it, tell me what's bad about it." },
      { by: 'ruth', minutesAfterStart: 20, replyTo: 0, text: "It's long. Like, look-for-a-parking-spot-at-the-bike-rack long. Otherwise no regrets in two years." },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 178, kind: 'question', topics: ['brakes', 'cargo-l'], state: 'claimed',
    claimedBy: 'femke',
    messages: [
      { by: 'callum', minutesAfterStart: 0, text: "What pads for wet hills on a Halden cargo? I'm through the stock ones in 900 km, Sheffield, two children, no mercy." },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 255, kind: 'question', topics: ['tour', 'buying'], state: 'new',
    messages: [
      { by: 'maeve', minutesAfterStart: 0, text: 'does the halden tour come with a step-through frame or is that only the Stad? hip replacement in march, planning ahead 🦿' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 400, kind: 'complaint', closer: 'problem', topics: ['service', 'battery'], state: 'claimed',
    claimedBy: 'claire',
    messages: [
      { by: 'ellen', minutesAfterStart: 0, text: "Battery lock on my Halden came with one key and it's in the canal. Dealer wants to replace the whole lock?? £140" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 502, kind: 'question', topics: ['display'], state: 'suggested',
    suggestedTo: 'nora',
    messages: [
      { by: 'tunde', minutesAfterStart: 0, text: '@halden your shop page says "in stock" then "ships in 0 days" then gives me a 500 at checkout. Pick one?' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 710, kind: 'complaint', closer: 'problem', topics: ['brakes', 'tour'], state: 'answered',
    messages: [
      { by: 'gareth', minutesAfterStart: 0, text: 'New creak from my Halden Tour when standing on the pedals. Not the seatpost, I checked, twice, with a torque wrench and hatred.' },
      { by: 'tomas', minutesAfterStart: 65, replyTo: 0, text: 'Then look at the front of the rear mudguard stay. The bolt there passes the sound into the frame and everybody blames the seatpost. A drop of grease on the washer. How is the hatred?\n— Tomás, service lead at Halden' },
      { by: 'gareth', minutesAfterStart: 420, replyTo: 1, text: 'Receding. It was the stay.' },
      { by: 'femke', minutesAfterStart: 540, replyTo: 2, text: 'I drew that stay, so the hatred is mine by right. The next ones get a nylon washer.\n— Femke, frame engineer at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 870, kind: 'question', topics: ['cargo-l'], state: 'answered',
    messages: [
      { by: 'kit', minutesAfterStart: 0, text: "anybody done a 1x gearing swap on a halden cargo l? 38t front feels tall when I've got a dishwasher in the box" },
      { by: 'femke', minutesAfterStart: 140, replyTo: 0, text: '36 fits without touching the chain guard, 34 does not (ask my shin). With the 36 you lose about 2 km/h at the top. Was the dishwasher empty?\n— Femke, frame engineer at Halden' },
      { by: 'kit', minutesAfterStart: 165, replyTo: 1, text: 'it had its plates in. I make choices' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 1080, kind: 'question', topics: ['winter', 'battery'], state: 'answered',
    messages: [
      { by: 'ruth', minutesAfterStart: 0, text: "How cold is too cold to ride a Halden? I don't mean me. I know about me." },
      { by: 'ines', minutesAfterStart: 90, replyTo: 0, text: 'Riding: we test down to −20 and it is fine, only shorter. Charging is the part that minds; let the battery come indoors first. You have my respect at anything below −10.\n— Inés, battery engineer at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 1260, kind: 'complaint', closer: 'problem', topics: ['display', 'battery'], state: 'returned',
    claimedBy: 'jonas',
    draft: { by: 'jonas', replyTo: 0, text: "The lights take under 2 % so it's a display thing. We'll fix it in the next update at the start of next month." },
    review: { by: 'ada', decision: 'returned', comment: "Lovely and short. But the date isn't ours to give before Yuki's tests are through; say that you'll write when it is out?" },
    messages: [
      { by: 'samwise', minutesAfterStart: 0, text: 'so the range number drops from 40 to 22 the moment I turn the lights on. halden do the lights run on gravity' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 1560, kind: 'purchase-interest', topics: ['buying', 'tour'], state: 'answered',
    messages: [
      { by: 'maeve', minutesAfterStart: 0, text: 'is there anywhere in Ireland to actually sit on a Halden before spending three grand' },
      { by: 'giulia', minutesAfterStart: 180, replyTo: 0, text: "One shop in Galway has a Tour M and a Stad; nobody in Dublin yet, I'm sorry to say. If you tell me your height I'll ask them to keep the right one out for you on the day.\n— Giulia, dealer support at Halden" },
      { by: 'maeve', minutesAfterStart: 240, replyTo: 1, text: "171! and Galway is grand, my sister's there. Thank you" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 1920, kind: 'question', topics: ['service'], state: 'answered',
    messages: [
      { by: 'callum', minutesAfterStart: 0, text: 'Torque for the Halden Tour stem bolts? Manual PDF is a 404 for me.' },
      { by: 'marta', minutesAfterStart: 25, replyTo: 0, text: 'Six newton metres, crosswise, in two rounds. And the 404 was mine: I moved the file and forgot the old address. It forwards now. What else were you looking for in it?\n— Marta, technical writer at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 2340, kind: 'question', topics: ['family', 'stad'], state: 'answered',
    review: { by: 'claire', decision: 'approved', comment: '22 kg agrees with the page.' },
    messages: [
      { by: 'becca', minutesAfterStart: 0, text: 'can I put a front child seat on a halden stad or will my knees end up in her ears' },
      { by: 'lukas', minutesAfterStart: 270, replyTo: 0, text: "Knees in ears, I'm afraid: the Stad's top tube is short. A rear seat works well up to 22 kg. Between us, the Tour in M is the one where a front seat leaves room for knees.\n— Lukas, sales at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 3060, kind: 'complaint', closer: 'problem', topics: ['cargo-l', 'service'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'New zip sent; it held in the first rain.' },
    messages: [
      { by: 'priya', minutesAfterStart: 0, text: 'The rain cover zip on our Halden Cargo has given up on life after 14 months. Is that a warranty thing or a me thing?' },
      { by: 'claire', minutesAfterStart: 120, replyTo: 0, text: "It's an us thing. Zips of that year came from a bad batch and I send replacements without asking for the receipt. Private message with your postcode and it's in the post. It takes ten minutes and no sewing.\n— Claire, warranty desk at Halden" },
      { by: 'priya', minutesAfterStart: 1800, replyTo: 1, text: 'Arrived, fitted, raining, dry. 10/10' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 3480, kind: 'question', topics: ['battery'], state: 'answered',
    messages: [
      { by: 'tunde', minutesAfterStart: 0, text: 'Does leaving a Halden battery at 100% over a two week holiday do real damage or is that internet folklore?' },
      { by: 'ines', minutesAfterStart: 55, replyTo: 0, text: "Folklore with a true core. Two weeks: you won't ever measure it. Six months in a warm attic: you will. I leave mine at about two thirds and then forget which third.\n— Inés, battery engineer at Halden" },
      { by: 'callum', minutesAfterStart: 180, replyTo: 0, text: "mine's been at 100 since 2021 out of fear of numbers" },
      { by: 'yuki', minutesAfterStart: 660, replyTo: 2, text: 'The gauge is on your side, Callum: 100 on the display is about 96 in the cells. We keep the rest back so that fear costs nothing.\n— Yuki, display software at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 4140, kind: 'question', topics: ['display'], state: 'answered',
    messages: [
      { by: 'gareth', minutesAfterStart: 0, text: "Can the Halden display show watts? I'm not racing. I just want to know who's doing the work, me or it." },
      { by: 'yuki', minutesAfterStart: 600, replyTo: 0, text: 'It can! Hold the right arrow on the speed page until "Rider" appears. Left number is you, right number is the motor. On my hill it is 110 and 240. I prefer not to look.\n— Yuki, display software at Halden' },
      { by: 'gareth', minutesAfterStart: 660, replyTo: 1, text: "140/210. I'm winning. Sort of." },
      { by: 'kit', minutesAfterStart: 680, replyTo: 0, text: 'the motor is carrying gareth and gareth knows it' },
      { by: 'ines', minutesAfterStart: 720, replyTo: 2, text: "From the battery's side: 240 is polite. We have seen 500, on a hill behind a bakery, and never asked why.\n— Inés, battery engineer at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 4740, kind: 'complaint', closer: 'problem', topics: ['stad', 'brakes'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Ellen got to her shift, and the wheel was trued on Saturday.' },
    messages: [
      { by: 'ellen', minutesAfterStart: 0, text: 'front wheel on the halden stad has a wobble after I met a pothole. rideable? I have a shift in 40 min' },
      { by: 'rui', minutesAfterStart: 9, replyTo: 0, text: 'Spin it and look at the gap to the brake. If it moves less than a fingernail and no spoke is loose, ride slowly. If a spoke is loose, please take the bus today.\n— Rui, mechanic at Halden' },
      { by: 'ellen', minutesAfterStart: 17, replyTo: 1, text: 'less than a fingernail. riding like a grandmother. thank you!!' },
      { by: 'rui', minutesAfterStart: 120, replyTo: 2, text: "Bring it in this week so that it doesn't grow. And my grandmother rides fast.\n— Rui, mechanic at Halden" },
      { by: 'tomas', minutesAfterStart: 300, replyTo: 2, text: 'Rui, his grandmother and I agree. And check the tyre for a cut; potholes like to leave a second present.\n— Tomás, service lead at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 5400, kind: 'question', topics: ['buying'], state: 'answered',
    messages: [
      { by: 'becca', minutesAfterStart: 0, text: 'does halden do refurbs or ex-demo? not proud' },
      { by: 'jonas', minutesAfterStart: 180, replyTo: 0, text: 'Twice a year, after the demo season: bicycles with 200 to 600 km, each with a list of its scratches. Same five years on the frame. The next ones are up in spring, I can write to you the day they are.\n— Jonas, product manager at Halden' },
      { by: 'becca', minutesAfterStart: 200, replyTo: 1, text: 'please do, I like a scratch with a history' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 7500, kind: 'question', topics: ['cargo-l', 'family'], state: 'answered',
    messages: [
      { by: 'ruth', minutesAfterStart: 0, text: 'what do people do with a wet dog in a halden box? towels? philosophy?' },
      { by: 'femke', minutesAfterStart: 360, replyTo: 0, text: 'A bath mat with holes and a drain plug out. The dog is then dry from below and wet from above, which is at least honest.\n— Femke, frame engineer at Halden' },
      { by: 'ruth', minutesAfterStart: 420, replyTo: 1, text: 'Philosophy it is.' },
      { by: 'becca', minutesAfterStart: 480, replyTo: 0, text: 'my dog IS the towel' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 9360, kind: 'complaint', closer: 'incorrect', topics: ['tour', 'battery'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Same battery in a slimmer case: Callum weighed it.' },
    messages: [
      { by: 'callum', minutesAfterStart: 0, text: 'pretty sure halden swapped the tour battery for a smaller one this year and kept the price. classic' },
      { by: 'ines', minutesAfterStart: 180, replyTo: 0, text: "It's the same 540 Wh, same cells; only the case lost its bulge, so it looks smaller. You can weigh it: 2.9 kg, as before. Happy to be caught out if yours says otherwise.\n— Inés, battery engineer at Halden" },
      { by: 'callum', minutesAfterStart: 1440, replyTo: 1, text: '2.88 on the kitchen scale. ok fine. classic me' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 12060, kind: 'question', topics: ['brakes'], state: 'answered',
    messages: [
      { by: 'kit', minutesAfterStart: 0, text: 'mineral oil or DOT in halden brakes before I do something stupid' },
      { by: 'rui', minutesAfterStart: 14, replyTo: 0, text: 'Mineral! Put the DOT down and step away slowly.\n— Rui, mechanic at Halden' },
      { by: 'kit', minutesAfterStart: 16, replyTo: 1, text: 'stepping away. thank you for your service' },
      { by: 'gareth', minutesAfterStart: 30, replyTo: 0, text: 'asking the real questions at the last possible moment' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 16200, kind: 'question', topics: ['tour'], state: 'answered',
    messages: [
      { by: 'maeve', minutesAfterStart: 0, text: 'will any normal rack bag clip to a halden tour or is it a Special Shape' },
      { by: 'jonas', minutesAfterStart: 300, replyTo: 0, text: "Normal: tubes of 10 and 16 mm, so the usual hooks of all makers hold. The only thing that won't fit is the kind with magnets, and we like it that way.\n— Jonas, product manager at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 19320, kind: 'question', topics: ['service'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'Hanger number 7 came from Tomás’s drawer.' },
    messages: [
      { by: 'tunde', minutesAfterStart: 0, text: 'How do I find who has spare derailleur hangers for a 2020 Halden? Three shops, three shrugs.' },
      { by: 'tomas', minutesAfterStart: 160, replyTo: 0, text: 'Me! The 2020 one is number 7 on the hanger page, and I have a drawer full. If the shops shrug, let them call the workshop and ask for the drawer.\n— Tomás, service lead at Halden' },
      { by: 'tunde', minutesAfterStart: 180, replyTo: 1, text: 'Ordered. The drawer should have its own account.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 23280, kind: 'purchase-interest', topics: ['buying', 'cargo-l'], state: 'answered',
    outcome: { kind: 'advocacy', statement: 'Gareth’s post about being told not to buy was shared widely.' },
    messages: [
      { by: 'gareth', minutesAfterStart: 0, text: 'Two ships, one harbour: Halden Cargo L or a trailer on my Tour? One kid, one shop a week, one garage of modest size.' },
      { by: 'femke', minutesAfterStart: 240, replyTo: 0, text: 'With one child and a modest garage I would take the trailer, really. The box pays off with the second child, or with a dog who has views. Try one for a weekend before you believe me.\n— Femke, frame engineer at Halden' },
      { by: 'gareth', minutesAfterStart: 300, replyTo: 1, text: 'Someone at a bike company just told me not to buy the bigger bike. Saving this.' },
      { by: 'jonas', minutesAfterStart: 1440, replyTo: 2, text: "It wasn't an accident, either: we'd rather you come back in three years for the right one.\n— Jonas, product manager at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 27840, kind: 'question', topics: ['winter', 'brakes'], state: 'solved',
    outcome: { kind: 'peer-answer', statement: 'Gareth answered before we had read it.' },
    messages: [
      { by: 'samwise', minutesAfterStart: 0, text: 'halden owners: studded tyres, front only or both?' },
      { by: 'gareth', minutesAfterStart: 18, replyTo: 0, text: 'Both. Front only means the back overtakes you on the first corner.' },
      { by: 'samwise', minutesAfterStart: 25, replyTo: 1, text: 'vivid. both it is' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 33420, kind: 'complaint', closer: 'problem', topics: ['display'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'Back in kilometres, and the display will ask first from now on.' },
    messages: [
      { by: 'ellen', minutesAfterStart: 0, text: "my halden is suddenly in miles. I live in miles but I don't WANT miles" },
      { by: 'yuki', minutesAfterStart: 480, replyTo: 0, text: 'Somebody pressed the left arrow for ten seconds; bags do it all the time. Do the same again and you are back in kilometres. I have put a question before it in the next version.\n— Yuki, display software at Halden' },
      { by: 'ellen', minutesAfterStart: 540, replyTo: 1, text: 'it was the bag. kilometres restored' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 39420, kind: 'question', topics: ['cargo-l'], state: 'answered',
    messages: [
      { by: 'becca', minutesAfterStart: 0, text: 'max weight in a halden cargo l box? website says 250 but is that with me or' },
      { by: 'femke', minutesAfterStart: 180, replyTo: 0, text: 'With you, the bicycle and everything: 250 in total. In the box itself 100. I weighed mine with children and shopping once: 71, felt like more.\n— Femke, frame engineer at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 45000, kind: 'question', topics: ['buying'], state: 'answered',
    review: { by: 'ada', decision: 'approved', comment: 'Checked the ferry myself, it is so.' },
    messages: [
      { by: 'ruth', minutesAfterStart: 0, text: 'do halden ship to the islands or do I need a cousin with a van' },
      { by: 'lukas', minutesAfterStart: 1560, replyTo: 0, text: 'To Orkney yes, with one day more and a ferry. To Shetland we need the cousin for the last stretch. Where is yours?\n— Lukas, sales at Halden' },
      { by: 'ruth', minutesAfterStart: 1620, replyTo: 1, text: "Westray. The cousin is also on Westray. We'll manage." },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 52260, kind: 'question', topics: ['battery'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'The hum is the fan.' },
    messages: [
      { by: 'callum', minutesAfterStart: 0, text: "Charger hums. Is it meant to hum. Halden? It's a B flat if that helps" },
      { by: 'ines', minutesAfterStart: 120, replyTo: 0, text: 'B flat is the fan, all is well. If it ever goes to a crackle, unplug it and write to me. A colleague with a better ear says mine is nearer to A.\n— Inés, battery engineer at Halden' },
      { by: 'callum', minutesAfterStart: 130, replyTo: 1, text: "it's an older charger, flattens with age, like my dad" },
      { by: 'kit', minutesAfterStart: 240, replyTo: 0, text: 'tune the whole garage to it, start a drone band' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 58260, kind: 'question', topics: ['family'], state: 'answered',
    review: { by: 'claire', decision: 'changed', comment: 'You had 25; the rack is tested to 27 with the seat.' },
    messages: [
      { by: 'maeve', minutesAfterStart: 0, text: "rear child seat weight limit on the halden tour rack? niece is 'big for her age' (a unit)" },
      { by: 'lukas', minutesAfterStart: 300, replyTo: 0, text: '27 kg with seat, and seats weigh 4 to 5. So a unit of up to 22. After that she may pedal.\n— Lukas, sales at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 66420, kind: 'question', topics: ['stad', 'buying'], state: 'answered',
    messages: [
      { by: 'tunde', minutesAfterStart: 0, text: "what's the actual difference between the halden stad and the tour besides 860 euros" },
      { by: 'jonas', minutesAfterStart: 120, replyTo: 0, text: 'The Stad is for ten minutes in ordinary shoes: upright, smaller battery, belt, few gears. The Tour is for an hour and bags. If you never ride past the ring road, keep the 860.\n— Jonas, product manager at Halden' },
    ],
  },
]
