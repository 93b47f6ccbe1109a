import type { SampleConversation } from './shape.ts'

/** Japan, Poland, Portugal, Sweden: fewer voices, each far from Leipzig. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const elsewhere: SampleConversation[] = [
  {
    network: 'bluesky', language: 'ja', startedMinutesAgo: 51, kind: 'question', topics: ['battery', 'winter'], state: 'suggested',
    suggestedTo: 'yuki',
    messages: [
      { by: 'haruka', minutesAfterStart: 0, text: '札幌です。今朝マイナス11度、Haldenのバッテリーが80%で充電が止まりました。故障でしょうか？' },
    ],
  },
  {
    network: 'bluesky', language: 'ja', startedMinutesAgo: 170, kind: 'purchase-interest', topics: ['cargo-l', 'buying'], state: 'new',
    messages: [
      { by: 'kenji', minutesAfterStart: 0, text: 'HaldenのCargo L、日本の駐輪場に入りますか？長さ2.5mって、うちの妻より反対意見が多い' },
    ],
  },
  {
    network: 'bluesky', language: 'ja', startedMinutesAgo: 445, kind: 'praise', topics: ['cargo-l', 'family'], state: 'new',
    messages: [
      { by: 'haruka', minutesAfterStart: 0, text: '保育園の前でHaldenに乗っていたら、園長先生に「それ、船？」と聞かれた。船です。' },
    ],
  },
  {
    network: 'bluesky', language: 'ja', startedMinutesAgo: 1680, kind: 'question', topics: ['display', 'tour'], state: 'solved',
    outcome: { kind: 'question-solved', statement: '表示を日本語に変更できた。' },
    messages: [
      { by: 'kenji', minutesAfterStart: 0, text: 'Haldenの表示を日本語にできますか？ドイツ語で怒られている気がする' },
      { by: 'yuki', minutesAfterStart: 40, replyTo: 0, text: 'できますよ。左右の矢印を同時に5秒、「Sprache」で日本語を選んでください。怒ってはいません。たぶん「ライトがついています」と言っているだけです。\n— Yuki、Haldenのディスプレイ開発' },
      { by: 'kenji', minutesAfterStart: 55, replyTo: 1, text: '本当だ、ライトでした。ありがとうございます' },
    ],
  },
  {
    network: 'bluesky', language: 'ja', startedMinutesAgo: 6180, kind: 'complaint', closer: 'problem', topics: ['brakes', 'tour'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: '塩を洗い流したら音が消えた。' },
    messages: [
      { by: 'haruka', minutesAfterStart: 0, text: '雪のあと、Haldenの後ろブレーキがきゅうきゅう鳴きます。近くにお店がありません' },
      { by: 'yuki', minutesAfterStart: 120, replyTo: 0, text: 'ディスクに塩がついていると鳴きます。ぬるま湯で流して、きれいな布で拭いてから、軽く10回ブレーキをかけてみてください。油の入った洗剤は使わないで。明日まだ鳴くようなら、動画を見せてもらえますか？\n— Yuki、Haldenのディスプレイ開発' },
      { by: 'haruka', minutesAfterStart: 1440, replyTo: 1, text: '静かになりました。雪道が急に寂しい' },
    ],
  },
  {
    network: 'bluesky', language: 'ja', startedMinutesAgo: 13140, kind: 'idea', topics: ['battery', 'display'], state: 'answered',
    messages: [
      { by: 'kenji', minutesAfterStart: 0, text: 'Haldenのバッテリー、残り時間じゃなくて「家まで帰れるか」を表示してほしい' },
      { by: 'yuki', minutesAfterStart: 180, replyTo: 0, text: 'それ、私も毎日ほしいです。家の場所を覚えるには記録が必要で、そこは慎重に考えています。まだ何も決まっていませんが、言葉はそのままチームに伝えました。\n— Yuki、Haldenのディスプレイ開発' },
      { by: 'haruka', minutesAfterStart: 240, replyTo: 1, text: '「帰れない」と出たら泣きます' },
    ],
  },
  {
    network: 'bluesky', language: 'ja', startedMinutesAgo: 23400, kind: 'praise', topics: ['service'], state: 'thanked',
    outcome: { kind: 'thanked', statement: '中の人がいると気づいてもらえた。' },
    messages: [
      { by: 'haruka', minutesAfterStart: 0, text: 'Haldenに英語で質問したら日本語で返ってきた。中の人がいる。本当にいる。' },
      { by: 'yuki', minutesAfterStart: 60, replyTo: 0, text: 'います。大阪の台所で書いています。\n— Yuki、Haldenのディスプレイ開発' },
    ],
  },
  {
    network: 'bluesky', language: 'ja', startedMinutesAgo: 44940, kind: 'question', topics: ['family', 'cargo-l'], state: 'answered',
    messages: [
      { by: 'haruka', minutesAfterStart: 0, text: 'Cargo Lに子ども二人と、お米10kg。無理でしょうか、Haldenさん' },
      { by: 'yuki', minutesAfterStart: 360, replyTo: 0, text: '箱は100kgまでなので重さは大丈夫です。お米は前のベンチの下に寝かせると、曲がるときに揺れません。子どもは上です。念のため。\n— Yuki、Haldenのディスプレイ開発' },
    ],
  },
  {
    network: 'bluesky', language: 'pl', startedMinutesAgo: 87, kind: 'complaint', closer: 'problem', topics: ['brakes', 'service'], state: 'suggested',
    suggestedTo: 'marta',
    messages: [
      { by: 'agnieszka', minutesAfterStart: 0, text: 'Halden Stad, tylne koło pyka raz na obrót. Czytałam, że to tulejka? Da się samemu czy lepiej nie dotykać?' },
    ],
  },
  {
    network: 'bluesky', language: 'pl', startedMinutesAgo: 341, kind: 'purchase-interest', topics: ['tour', 'buying'], state: 'claimed',
    claimedBy: 'marta',
    messages: [
      { by: 'piotr', minutesAfterStart: 0, text: 'Szukam roweru dla żony, 12 km do pracy, Gdynia, wiatr zawsze w twarz. Halden Tour da radę czy przepłacę?' },
      { by: 'agnieszka', minutesAfterStart: 22, replyTo: 0, text: 'wiatr też kosztuje' },
    ],
  },
  {
    network: 'bluesky', language: 'pl', startedMinutesAgo: 1860, kind: 'question', topics: ['battery', 'winter'], state: 'answered',
    messages: [
      { by: 'piotr', minutesAfterStart: 0, text: 'Czy baterię Halden można trzymać zimą na klatce schodowej? Jest tam z 8 stopni.' },
      { by: 'marta', minutesAfterStart: 60, replyTo: 0, text: 'Osiem stopni to idealnie, ona lubi chłód bardziej niż ja. Ładuj też tam, byle powyżej zera. Zostaw ją na 60 %, jeśli nie jeździsz dłużej niż miesiąc.\n— Marta, instrukcje i dokumentacja w Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'pl', startedMinutesAgo: 4680, kind: 'praise', topics: ['brakes', 'service'], state: 'thanked',
    outcome: { kind: 'issue-resolved', statement: 'Piotr nasmarował tulejkę i ma ciszę.' },
    messages: [
      { by: 'piotr', minutesAfterStart: 0, text: 'To była tulejka. Trzy wizyty w serwisie, a potem minuta roboty. Dziękuję, Halden!' },
      { by: 'marta', minutesAfterStart: 30, replyTo: 0, text: 'Trzy wizyty! Tomás (to jego odkrycie) kazał przekazać, że następnym razem słucha przez telefon.\n— Marta, instrukcje i dokumentacja w Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'pl', startedMinutesAgo: 9120, kind: 'complaint', closer: 'incorrect', topics: ['buying'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Trzy serwisy w Polsce; sklep dostał listę.' },
    messages: [
      { by: 'agnieszka', minutesAfterStart: 0, text: 'W sklepie mówią, że Halden w Polsce nie ma serwisu i gwarancja tylko wysyłkowa do Niemiec.' },
      { by: 'marta', minutesAfterStart: 120, replyTo: 0, text: 'Ma: Gdańsk, Poznań i od jesieni Kraków. Rower wysyła się do nas tylko wtedy, gdy pęknie rama, i wtedy to my płacimy. Który to sklep? Chętnie im podeślę listę.\n— Marta, instrukcje i dokumentacja w Halden' },
      { by: 'agnieszka', minutesAfterStart: 240, replyTo: 1, text: 'Podeślę na priv. Miło, że ktoś odpisuje po ludzku' },
    ],
  },
  {
    network: 'bluesky', language: 'pl', startedMinutesAgo: 29040, kind: 'idea', topics: ['service'], state: 'answered',
    messages: [
      { by: 'piotr', minutesAfterStart: 0, text: 'Instrukcja Halden po polsku jest świetna, ale druk dla mrówek. Większe litery, błagam' },
      { by: 'marta', minutesAfterStart: 180, replyTo: 0, text: 'Ja ją pisałam i też już zakładam okulary. Wersja z dużą czcionką jest od dziś do pobrania, trzy kliknięcia, bo czwarte usunęłam.\n— Marta, instrukcje i dokumentacja w Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'pl', startedMinutesAgo: 56580, kind: 'question', topics: ['family'], state: 'answered',
    messages: [
      { by: 'agnieszka', minutesAfterStart: 0, text: 'Fotelik z przodu na Halden Stad, dziecko 11 kg. Wejdzie?' },
      { by: 'marta', minutesAfterStart: 360, replyTo: 0, text: 'Z przodu niestety nie, kolana spotkają się z fotelikiem. Z tyłu do 22 kg i wtedy widok ma ono, a nie pani plecy. Tak, wiem, że widzi plecy.\n— Marta, instrukcje i dokumentacja w Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'pt', startedMinutesAgo: 76, kind: 'question', topics: ['brakes', 'stad'], state: 'new',
    messages: [
      { by: 'beatriz', minutesAfterStart: 0, text: 'A minha Halden desce o Bairro Alto a cantar fado. Os travões, quero dizer. É perigoso ou só triste?' },
    ],
  },
  {
    network: 'bluesky', language: 'pt', startedMinutesAgo: 530, kind: 'complaint', topics: ['buying'], state: 'claimed',
    claimedBy: 'rui',
    messages: [
      { by: 'joao', minutesAfterStart: 0, text: 'Encomenda Halden "em trânsito" há 9 dias entre Badajoz e Elvas. São 20 km. Vou buscá-la a pé.' },
    ],
  },
  {
    network: 'bluesky', language: 'pt', startedMinutesAgo: 2640, kind: 'complaint', closer: 'problem', topics: ['battery', 'display'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'A bateria não estava bem encaixada.' },
    messages: [
      { by: 'joao', minutesAfterStart: 0, text: 'Halden Tour: o visor diz 60% e desliga-se nas subidas. Só nas subidas. Dá-me razão ou compro uma bateria?' },
      { by: 'rui', minutesAfterStart: 90, replyTo: 0, text: 'Não compre nada ainda. Limpe os contactos com um pano seco e veja se a bateria faz clique ao entrar; com folga, a subida corta a corrente. Se continuar, passe cá em Alcântara e meço as células à sua frente.\n— Rui, mecânico na Halden' },
      { by: 'joao', minutesAfterStart: 1440, replyTo: 1, text: 'Era o clique. Senti-me um bocado burro, mas fiquei com 590 € na carteira' },
    ],
  },
  {
    network: 'bluesky', language: 'pt', startedMinutesAgo: 7860, kind: 'praise', topics: ['service'], state: 'thanked',
    messages: [
      { by: 'beatriz', minutesAfterStart: 0, text: 'O Rui da oficina Halden explicou-me os travões com uma fatia de pão. Nunca mais me esqueço.' },
      { by: 'rui', minutesAfterStart: 120, replyTo: 0, text: 'O pão era o disco e a manteiga era o óleo: não se põe manteiga. Obrigado, Beatriz!\n— Rui, mecânico na Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'pt', startedMinutesAgo: 17640, kind: 'question', topics: ['cargo-l', 'family'], state: 'answered',
    messages: [
      { by: 'beatriz', minutesAfterStart: 0, text: 'A Halden Cargo passa nos carris do elétrico sem me atirar ao chão?' },
      { by: 'rui', minutesAfterStart: 300, replyTo: 0, text: 'Passa, se os cruzar quase a direito e sem travar em cima. O pneu largo ajuda, a chuva não. Eu escolho a rua de cima, que tem menos carris e melhor pastelaria.\n— Rui, mecânico na Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'pt', startedMinutesAgo: 37980, kind: 'complaint', closer: 'incorrect', topics: ['battery'], state: 'answered',
    messages: [
      { by: 'joao', minutesAfterStart: 0, text: 'Ouvi dizer que a bateria da Halden tem de ser descarregada a zero todos os meses' },
      { by: 'rui', minutesAfterStart: 180, replyTo: 0, text: 'Isso era verdade nas baterias do tempo dos nossos pais. Nestas faz mal: entre 30 e 80 % vivem mais. Descarregue-a a pedalar, quando lhe apetecer.\n— Rui, mecânico na Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'sv', startedMinutesAgo: 125, kind: 'question', topics: ['winter', 'tour'], state: 'suggested',
    suggestedTo: 'jonas',
    messages: [
      { by: 'astrid', minutesAfterStart: 0, text: 'Umeå, −18. Halden Tour startar men bakljuset är svagt och visaren går långsamt som jag själv. Normalt?' },
    ],
  },
  {
    network: 'bluesky', language: 'sv', startedMinutesAgo: 1350, kind: 'purchase-interest', topics: ['cargo-l', 'buying'], state: 'answered',
    messages: [
      { by: 'viggo', minutesAfterStart: 0, text: 'Halden Cargo L på Gotland: finns det någon som servar där eller får jag bli min egen mekaniker?' },
      { by: 'jonas', minutesAfterStart: 120, replyTo: 0, text: 'Det finns en i Visby som tar emot på onsdagar, resten av veckan snickrar han. Vi skickar delarna till honom samma dag. Vill du ha numret? Då frågar jag om han vill bli uppringd.\n— Jonas, produktchef på Halden' },
      { by: 'viggo', minutesAfterStart: 180, replyTo: 1, text: 'Gärna! Snickare är bra, jag behöver en hylla också' },
    ],
  },
  {
    network: 'bluesky', language: 'sv', startedMinutesAgo: 14820, kind: 'praise', topics: ['winter'], state: 'thanked',
    messages: [
      { by: 'astrid', minutesAfterStart: 0, text: 'Andra vintern, norrsken ovanför och en varm Halden under. Grannen med elbil hade slut på ström.' },
      { by: 'jonas', minutesAfterStart: 300, replyTo: 0, text: 'Den bilden tar jag med till nästa möte om vinterräckvidd. Hälsa grannen.\n— Jonas, produktchef på Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'sv', startedMinutesAgo: 36300, kind: 'idea', topics: ['display'], state: 'answered',
    messages: [
      { by: 'viggo', minutesAfterStart: 0, text: 'Halden, gör displayen synlig med polariserade glasögon. Jag kör efter känsla hela sommaren' },
      { by: 'jonas', minutesAfterStart: 1440, replyTo: 0, text: 'Jag tog på mig mina och såg ingenting, så du har helt rätt. Glaset sitter vridet åt fel håll; Yuki undersöker om nästa leverans kan vridas. Jag återkommer även om svaret blir nej.\n— Jonas, produktchef på Halden' },
    ],
  },
]
