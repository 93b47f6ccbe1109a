import type { SampleConversation } from './shape.ts'

/** Praise nobody asked for, ideas, anger, and things that are not so. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const englishVoices: SampleConversation[] = [
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 33, kind: 'complaint', closer: 'incorrect', topics: ['display'], state: 'suggested',
    suggestedTo: 'jonas',
    messages: [
      { by: 'hollis', minutesAfterStart: 0, text: "Heads up: Halden bikes phone home with your GPS every 30 seconds and you can't switch it off. Do not buy anything with a SIM in it." },
      { by: 'samwise', minutesAfterStart: 14, replyTo: 0, text: "mine doesn't have a SIM? or a GPS?" },
      { by: 'hollis', minutesAfterStart: 22, replyTo: 1, text: "That's what they tell you" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 74, kind: 'praise', topics: ['cargo-l'], state: 'new',
    messages: [
      { by: 'owen', minutesAfterStart: 0, text: 'The car went on Thursday, to a man with a trailer. Today there are two Haldens in the hall and, for the first time in ten years, nobody is circling the block.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 160, kind: 'complaint', topics: ['service', 'buying'], state: 'suggested',
    suggestedTo: 'claire',
    messages: [
      { by: 'ruth', minutesAfterStart: 0, text: "Halden, three emails about my warranty claim, three auto-replies saying a human will be in touch. Which human? When? I'd like to meet them." },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 302, kind: 'idea', topics: ['cargo-l', 'buying'], state: 'claimed',
    claimedBy: 'jonas',
    messages: [
      { by: 'tunde', minutesAfterStart: 0, text: 'Free idea for Halden: rent me a Cargo for one week before I buy. A car park lap tells me nothing. A week with a toddler tells me everything.' },
      { by: 'becca', minutesAfterStart: 30, replyTo: 0, text: 'would pay actual money for this' },
      { by: 'maeve', minutesAfterStart: 52, replyTo: 1, text: 'same. a WEEK. with rain in it' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 430, kind: 'praise', topics: ['battery', 'winter'], state: 'new',
    messages: [
      { by: 'gareth', minutesAfterStart: 0, text: 'Credit where due: the Halden range page says "38 to 45, loaded, hills, January" and I got 41. Has any company ever told you the LOW number before?' },
      { by: 'kit', minutesAfterStart: 40, replyTo: 0, text: 'they rode it with SANDBAGS. someone carried sandbags up that hill for us' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 585, kind: 'complaint', topics: ['display'], state: 'suggested',
    suggestedTo: 'yuki',
    messages: [
      { by: 'kit', minutesAfterStart: 0, text: 'hot take: the halden display has one too many arrows. I have owned it 2 years and still enter the clock menu by elbow' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 800, kind: 'unknown', topics: ['tour'], state: 'set-aside',
    setAside: { by: 'jonas', reason: 'Fair, and funny. Nothing to add.' },
    messages: [
      { by: 'hollis', minutesAfterStart: 0, text: 'Ranking bike brand names by how much they sound like furniture: 1) Halden 2) Stad 3) literally all of the above' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 970, kind: 'praise', topics: ['service', 'tour'], state: 'thanked',
    messages: [
      { by: 'ellen', minutesAfterStart: 0, text: 'the Halden mechanic on chat told me his grandmother rides fast and I think about it every day' },
      { by: 'rui', minutesAfterStart: 60, replyTo: 0, text: 'She is 81 and says thank you. She also says pump up your tyres.\n— Rui, mechanic at Halden' },
      { by: 'tunde', minutesAfterStart: 120, replyTo: 1, text: 'Following for more grandmother.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 1215, kind: 'complaint', closer: 'incorrect', topics: ['battery', 'buying'], state: 'in-review',
    claimedBy: 'claire',
    draft: { by: 'claire', replyTo: 0, text: 'There is no recall, and no fire that we or the authorities know of. If your source has seen one, I need to hear of it today: message me and I will call them myself, at any hour.' },
    messages: [
      { by: 'hollis', minutesAfterStart: 0, text: "Source at a dealer: Halden is about to recall every 2022 battery. Fires. They're keeping it quiet." },
      { by: 'callum', minutesAfterStart: 25, replyTo: 0, text: 'that\'s a big claim for "source at a dealer"' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 1385, kind: 'idea', topics: ['stad', 'display'], state: 'answered',
    messages: [
      { by: 'samwise', minutesAfterStart: 0, text: 'feature request for halden: let me turn off the little tune when it starts. my baby. the naps.' },
      { by: 'yuki', minutesAfterStart: 555, replyTo: 0, text: 'Hold the power button while it starts, five seconds: silent from then on. The tune is mine, I take no offence. How old is the listener?\n— Yuki, display software at Halden' },
      { by: 'samwise', minutesAfterStart: 600, replyTo: 1, text: 'five months, strong opinions, currently asleep. bless you' },
      { by: 'jonas', minutesAfterStart: 1200, replyTo: 2, text: 'Five months and already a product opinion. From the next update it starts silent unless you ask it to sing.\n— Jonas, product manager at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 1680, kind: 'complaint', topics: ['buying'], state: 'solved',
    review: { by: 'ada', decision: 'approved', comment: 'An apology that says what happened. May I show it to the others?' },
    outcome: { kind: 'issue-resolved', statement: 'The blue frame arrived; people waiting now hear of delays in the same week.' },
    messages: [
      { by: 'becca', minutesAfterStart: 0, text: '"Delivery in 3-4 weeks" said Halden, six weeks ago. I\'ve stopped checking the tracking and started checking the obituaries' },
      { by: 'lukas', minutesAfterStart: 150, replyTo: 0, text: "Six weeks, and nobody told you: that is worse than the delay. A painter's kiln was down and the blue frames waited. Yours leaves the hall tomorrow; I saw it. I'll write again when the lorry has it.\n— Lukas, sales at Halden" },
      { by: 'becca', minutesAfterStart: 1560, replyTo: 1, text: 'It arrived. It is very blue. Forgiven.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 2100, kind: 'praise', topics: ['family', 'cargo-l'], state: 'thanked',
    messages: [
      { by: 'priya', minutesAfterStart: 0, text: 'Rosa (a customer! not staff!) drew me a little diagram of how her cello lies in the Halden box. Bike people are the best people.' },
      { by: 'tomas', minutesAfterStart: 180, replyTo: 0, text: 'Rosa draws better than we do. I borrowed a case from the music school to check her, and she is out by one centimetre, in your favour. Your cellist can have the window side.\n— Tomás, service lead at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 2580, kind: 'unknown', topics: ['tour'], state: 'new',
    messages: [
      { by: 'owen', minutesAfterStart: 0, text: "Ten years car-free today. Three bikes, the last two Haldens. Things I miss: nothing. Things I don't: the MOT." },
      { by: 'maeve', minutesAfterStart: 45, replyTo: 0, text: 'the windscreen scraping!!' },
      { by: 'gareth', minutesAfterStart: 60, replyTo: 1, text: 'the windscreen scraping.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 3120, kind: 'complaint', closer: 'incorrect', topics: ['service'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Ten years at least; Tunde vouched for it unasked.' },
    messages: [
      { by: 'hollis', minutesAfterStart: 0, text: "You can't get Halden parts after five years. They said so themselves." },
      { by: 'tomas', minutesAfterStart: 105, replyTo: 0, text: "We said ten, and for most parts I manage more: last week I sent a hub for a 2013 frame. What is it that you couldn't get? Perhaps it is in the drawer.\n— Tomás, service lead at Halden" },
      { by: 'tunde', minutesAfterStart: 120, replyTo: 1, text: 'I can vouch for the drawer.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 3720, kind: 'idea', topics: ['brakes'], state: 'solved',
    outcome: { kind: 'product-decision', statement: 'The pad number will be engraved on the caliper.' },
    messages: [
      { by: 'kit', minutesAfterStart: 0, text: 'petition for halden to print the pad part number ON the caliper. I have big thumbs and a small phone' },
      { by: 'rui', minutesAfterStart: 300, replyTo: 0, text: "Signed, with bigger thumbs. I've passed it to Femke, who draws those parts, with your sentence as it is. Until then: it is 47-B on the Cargo, 31 on the others.\n— Rui, mechanic at Halden" },
      { by: 'femke', minutesAfterStart: 1440, replyTo: 1, text: 'Thumbs taken seriously. Engraving costs us almost nothing, so it goes into the next order of calipers.\n— Femke, frame engineer at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 4440, kind: 'praise', topics: ['tour'], state: 'thanked',
    messages: [
      { by: 'callum', minutesAfterStart: 0, text: 'Rode the Halden to my own wedding. Bride on the back. Rack limit 27 kg so technically illegal but the photos are great' },
      { by: 'jonas', minutesAfterStart: 240, replyTo: 0, text: 'Congratulations to both of you! I have not seen the photos, officially. Unofficially, please send one.\n— Jonas, product manager at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 4980, kind: 'complaint', topics: ['brakes', 'stad'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Stronger wheel built at no cost.' },
    messages: [
      { by: 'ellen', minutesAfterStart: 0, text: "second set of spokes in a year on the halden stad. I weigh 95kg, I carry groceries, that's the job isn't it?" },
      { by: 'rui', minutesAfterStart: 180, replyTo: 0, text: "That is exactly the job, and the wheel should do it. The first build of that year had thin spokes on the drive side. I'd like to lace you a stronger wheel, at our cost. Which week can you spare the bike?\n— Rui, mechanic at Halden" },
      { by: 'ellen', minutesAfterStart: 210, replyTo: 1, text: 'week after next? and thank you for not mentioning my weight again' },
      { by: 'femke', minutesAfterStart: 1440, replyTo: 2, text: 'He won\'t tell you, so I will: he laces them by hand and names them. Yours was "Ellen, 36 holes".\n— Femke, frame engineer at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 6300, kind: 'idea', topics: ['tour', 'display'], state: 'answered',
    messages: [
      { by: 'gareth', minutesAfterStart: 0, text: 'Would trade the entire Halden app for one (1) physical button that turns the lights off at the station.' },
      { by: 'jonas', minutesAfterStart: 360, replyTo: 0, text: 'You already own it, sadly well hidden: press the lamp itself, three seconds. I agree it should be a button. It is on the list with your name, and the list is short.\n— Jonas, product manager at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 7380, kind: 'complaint', topics: ['buying'], state: 'solved',
    outcome: { kind: 'informed', statement: 'The newsletter goes out once a month at most since.' },
    messages: [
      { by: 'maeve', minutesAfterStart: 0, text: "Halden newsletter: 4 emails in one week. I've had boyfriends less needy" },
      { by: 'ada', minutesAfterStart: 120, replyTo: 0, text: "Four is too many, whoever it is. One went out twice by our mistake, and one should not have gone at all. You're off the list; if you want only the yearly one about old bicycles, tell me and I'll add you by hand.\n— Ada, communications at Halden" },
      { by: 'maeve', minutesAfterStart: 140, replyTo: 1, text: 'ok the old bicycles one sounds nice actually' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 8940, kind: 'praise', topics: ['service'], state: 'thanked',
    messages: [
      { by: 'tunde', minutesAfterStart: 0, text: "The Halden drawer delivered. Hanger fitted, gears silent. To whoever runs the drawer: you're the backbone of society." },
      { by: 'tomas', minutesAfterStart: 40, replyTo: 0, text: 'The backbone has a bad back from bending to it. Thank you, Tunde, that made the whole yard laugh.\n— Tomás, service lead at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 10620, kind: 'complaint', closer: 'incorrect', topics: ['cargo-l'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Not a fault of ours: hollis withdrew the claim.' },
    messages: [
      { by: 'hollis', minutesAfterStart: 0, text: "Cargo L frames crack at the head tube. Seen two. Halden won't talk about it." },
      { by: 'femke', minutesAfterStart: 170, replyTo: 0, text: "I'll talk about it, I drew that tube. We know of four in about six years, all from crashes, and I have looked at each. If you have seen two others I want to see them too: pictures by private message? I'd replace them before I argued.\n— Femke, frame engineer at Halden" },
      { by: 'hollis', minutesAfterStart: 1440, replyTo: 1, text: 'Looked again, one was a Veldwagen and one had been hit by a van. Deleting.' },
      { by: 'femke', minutesAfterStart: 1500, replyTo: 2, text: "Thank you for looking again. That's rarer than a cracked head tube.\n— Femke, frame engineer at Halden" },
      { by: 'gareth', minutesAfterStart: 1560, replyTo: 3, text: 'Fair play to both of you.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 13140, kind: 'praise', topics: ['winter', 'tour'], state: 'new',
    messages: [
      { by: 'ruth', minutesAfterStart: 0, text: 'Minus eleven on Westray, wind from Iceland, halden going like nothing. The sheep looked impressed.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 14880, kind: 'complaint', topics: ['display'], state: 'answered',
    messages: [
      { by: 'callum', minutesAfterStart: 0, text: 'who decided my halden should need a firmware update. who. I want a name' },
      { by: 'yuki', minutesAfterStart: 660, replyTo: 0, text: 'Me. Mostly it is so that I can mend my own mistakes without you posting the bicycle to Osaka. You may skip every one of them; it will ride all the same.\n— Yuki, display software at Halden' },
      { by: 'callum', minutesAfterStart: 720, replyTo: 1, text: 'hard to stay angry at that' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 17580, kind: 'idea', topics: ['family', 'cargo-l'], state: 'answered',
    messages: [
      { by: 'ruth', minutesAfterStart: 0, text: 'Could Halden make a see-through panel at kid height? Mine narrates the journey and only ever sees sky.' },
      { by: 'femke', minutesAfterStart: 1680, replyTo: 0, text: "Mine narrated the backs of pedestrians. The new cover has a low window on the left since autumn, and it fits the old hoops. I'll not tell you the small one will sit on the left, though.\n— Femke, frame engineer at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 22020, kind: 'praise', topics: ['cargo-l'], state: 'thanked',
    messages: [
      { by: 'kit', minutesAfterStart: 0, text: "built a coffee cart on a halden cargo l. 140 flat whites on a saturday. frame didn't flinch, I did" },
      { by: 'femke', minutesAfterStart: 480, replyTo: 0, text: '140! I need to know where the water tank sits, for science and for thirst. We may pass your town in April.\n— Femke, frame engineer at Halden' },
      { by: 'owen', minutesAfterStart: 540, replyTo: 0, text: 'The future I was promised.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 26580, kind: 'complaint', topics: ['service'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'ffffnnnnk: diagnosed by ear, at a distance.' },
    messages: [
      { by: 'samwise', minutesAfterStart: 0, text: 'halden support asked me to "describe the sound in words". sir it goes ffffnnnnk' },
      { by: 'tomas', minutesAfterStart: 60, replyTo: 0, text: 'ffffnnnnk is the front mudguard touching the tyre. With a k at the end: only on bumps. Bend the left stay out by 3 mm. We take descriptions seriously here.\n— Tomás, service lead at Halden' },
      { by: 'samwise', minutesAfterStart: 300, replyTo: 1, text: "it was the mudguard. I'm furious at how good that was" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 31920, kind: 'complaint', closer: 'incorrect', topics: ['buying'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Where each part comes from; it was the kickstand.' },
    messages: [
      { by: 'callum', minutesAfterStart: 0, text: 'TIL Halden bikes are just rebadged Chinese frames' },
      { by: 'femke', minutesAfterStart: 360, replyTo: 0, text: 'Drawn in Leipzig and Utrecht, welded in Portugal, motor from Japan, saddle from England, and yes, the kickstand is from Taiwan and it is the best kickstand there is. Which part made you think so?\n— Femke, frame engineer at Halden' },
      { by: 'callum', minutesAfterStart: 420, replyTo: 1, text: 'the kickstand 😶' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 37980, kind: 'praise', topics: ['battery'], state: 'thanked',
    messages: [
      { by: 'owen', minutesAfterStart: 0, text: "Battery at 9 years: 71%. It was a Halden before Halden was cool. If they had a loyalty card I'd be on free coffees." },
      { by: 'ines', minutesAfterStart: 180, replyTo: 0, text: "Nine years! That's older than my time here. Would you let me borrow its log? One cable, ten minutes, and I'd bring the coffee.\n— Inés, battery engineer at Halden" },
      { by: 'owen', minutesAfterStart: 240, replyTo: 1, text: 'For coffee, anything.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 43680, kind: 'complaint', topics: ['buying'], state: 'gone',
    messages: [
      { by: 'hollis', minutesAfterStart: 0, removed: true, text: 'Halden blocked my dealer for talking to me. Corporate cowards.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 49320, kind: 'idea', topics: ['service'], state: 'solved',
    outcome: { kind: 'product-decision', statement: 'Exploded drawings are public for all models since 2018.' },
    messages: [
      { by: 'tunde', minutesAfterStart: 0, text: 'Halden should publish the exploded drawings. Let us mend things. Right to repair or right to remain silent, choose.' },
      { by: 'marta', minutesAfterStart: 300, replyTo: 0, text: "Repair, gladly. The drawings of all models since 2018 went online last week, without any login: look under Service, then your model. The older ones I'm scanning on Fridays. Which one do you need first?\n— Marta, technical writer at Halden" },
      { by: 'tunde', minutesAfterStart: 330, replyTo: 1, text: '2016 Tour please! And hats off.' },
      { by: 'kit', minutesAfterStart: 420, replyTo: 1, text: "scanning on fridays is the most romantic thing i've read this year" },
      { by: 'tomas', minutesAfterStart: 1440, replyTo: 3, text: "She really does, with the radio on. If a page is missing one of my scribbles, ask me and I'll put it back.\n— Tomás, service lead at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 59340, kind: 'praise', topics: ['stad'], state: 'thanked',
    messages: [
      { by: 'maeve', minutesAfterStart: 0, text: 'my mother (74) has named her Halden Stad "Derek" and refuses lifts from now on' },
      { by: 'jonas', minutesAfterStart: 180, replyTo: 0, text: 'Please tell your mother that Derek is now the name of the Stad on my desk, too.\n— Jonas, product manager at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 63900, kind: 'complaint', topics: ['buying'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'The configurator no longer forgets.' },
    messages: [
      { by: 'gareth', minutesAfterStart: 0, text: 'The Halden configurator lost my build at step 7 of 8. I had chosen a BELL. I had made my peace with orange.' },
      { by: 'nora', minutesAfterStart: 120, replyTo: 0, text: "Step 7 forgot everything when it took you longer than 20 minutes, and who chooses orange in under 20? Mended this morning. Your build is gone for good, I'm sorry. The bell is still there.\n— Nora, systems at Halden" },
      { by: 'maeve', minutesAfterStart: 180, replyTo: 1, text: 'orange IS the hard part' },
    ],
  },
]
