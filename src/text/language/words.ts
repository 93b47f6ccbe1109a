/**
 * Frequent small words that (nearly) only one language has. Words that two languages share are left out on purpose:
 * a word here is a vote, and two or three votes without an objection settle a post without any statistics.
 */
const smallWords: Record<string, string> = {
  en: `the and is are was were you your they this that with for have has not what would could should there which about
    when from been does doesn't don't isn't can't it's i'm how why who their them these those because just of to we my
    an if but please thanks any anyone does did got get our`,
  de: `der und das ist nicht ich sie wir ein eine einen einem einer mit auf für auch dass wie oder wird sind bei nur noch
    aber wenn zum zur vom hat habe haben kann immer schon mehr keine kein euch mich dich warum euer eure wurde beim gibt
    jetzt ihr dem über wieder`,
  fr: `les des est une dans pour pas avec vous nous sur qui ce sont mais être cette ces c'est j'ai aux chez où très leur
    depuis comme tout bien fait ça votre notre vos je suis était d'un d'une n'est qu'il toujours merci`,
  es: `el los las una para con por está como pero más muy todo esta son cuando porque también hay desde ya su sus ser
    fue tiene puede hace yo hola gracias alguien mejor donde cómo qué estoy siempre nunca este esto del`,
  pt: `não uma você com os em ao são mas muito está isso pelo pela meu minha também vocês já foi tem quando obrigado
    obrigada alguém eu ele ela tá pra estou nas nos depois ainda até seu fazer bom`,
  it: `che il di è per non sono della con del gli nel questo questa anche più come ho ma alla dei delle ci mi perché
    molto dal sul hanno essere qualcuno grazie stato sempre vostro vostra nella abbiamo cosa dopo`,
  nl: `het een van niet dat ik zijn op voor met maar ook wat aan je deze jullie geen bij naar heeft hebben kan wel nog
    waarom hoe uit worden wordt mijn veel meer iemand moet goed altijd ze zo heb dit kunnen`,
  sv: `och att det är som på inte jag för har till av ett om men kan från vi ni mycket när hur vad bara eller finns där
    också någon blir alltid efter varför`,
  pl: `nie się jest że do jak ale czy już tylko było być są dla przez jestem może dlaczego bardzo mnie ten też przy
    dziękuję ktoś ich gdzie od mam jeszcze`,
  cs: `není jsem jsou aby nebo pro když být jako už při která který jen bylo má proto ještě děkuji protože něco někdo`,
  tr: `bir ve bu için ile değil çok var daha ama gibi kadar olarak sonra ben neden nasıl olan bana siz teşekkürler
    hiç ne mı mi oldu`,
  vi: `và của là không được có cho với những một người các đã này trong để tôi bạn như khi rất cũng từ`,
  fi: `ja on ei että mutta se olen oli niin kun ovat kuin myös mitä miksi hyvä joka minä tämä voi ole kiitos onko`,
  hu: `és hogy nem egy az van csak meg már volt ez nagyon miért lehet köszönöm vagy mint még kell`,
  ro: `și este nu pentru cu din sunt mai fost foarte că sau această acest după când care cum mulțumesc până`,
}

/** The words with which Malay and Indonesian, otherwise one macrolanguage, tell themselves apart. */
export const indonesianWords = new Set(
  `karena bisa bahwa saja anda uang mobil rumah kalian gak nggak ngga banget kalau kantor perusahaan informasi mereka
   berbeda kamu aku beberapa coba apakah sedangkan gratis dibanding pengguna sekolah tersebut indonesia menunjukkan
   hingga sebuah nomor oktober agustus maret juli rilis aktivitas kualitas universitas kepada namun setelah yaitu
   merupakan tetapi ketika sangat pernah pun tak juga seorang`.split(/\s+/),
)
export const malayWords = new Set(
  `kerana sahaja ialah bahawa wang kereta syarikat maklumat berbeza boleh awak malaysia anugerah ringgit tahniah beliau
   kerajaan pejabat cuba sebarang ogos mac julai oktober nombor kualiti aktiviti universiti manakala telah iaitu
   percuma pelajar mengenai`.split(/\s+/),
)

/** Word → the one language that has it; words claimed twice are dropped, so that each vote is clean. */
export const languageOfWord = clean()

function clean(): Map<string, string> {
  const owner = new Map<string, string>()
  const shared = new Set<string>()
  for (const [language, words] of Object.entries(smallWords)) {
    for (const word of words.split(/\s+/)) {
      const other = owner.get(word)
      if (other !== undefined && other !== language) shared.add(word)
      owner.set(word, language)
    }
  }
  for (const word of shared) owner.delete(word)
  return owner
}
