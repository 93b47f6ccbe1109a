type Lesson = ReturnType<typeof lesson> | ReturnType<typeof quiz>

interface Text {
  language: string
  title: string
  about: string
  lessons: Lesson[]
}
type Option = [words: string, isRight: boolean, because: string]

const lesson = (title: string, body: string) => ({ kind: 'text' as const, title, body })
const ask = (question: string, ...options: Option[]) => ({
  question,
  options: options.map(([words, isRight, because]) => ({ words, isRight, because })),
})
const quiz = (title: string, ...questions: ReturnType<typeof ask>[]) => ({
  kind: 'quiz' as const,
  title,
  quiz: questions,
})

const english: Text = {
  language: 'en',
  title: 'Answering as a human being',
  about: 'Six short lessons and four questions. Fifteen minutes, and you know what matters.',
  lessons: [
    lesson(
      'They want to talk to you',
      'Whoever writes to a company hopes to reach a person. They can tell a script from a voice, even in one line.\n\nSo write as you would speak to them across a table. Use their name, and your own words. Say “I”. What you know, how you like your work, that you want to help: this is what nobody else can give them.',
    ),
    lesson(
      'Listen first',
      'Read all of it, and what they wrote before. What do they ask? What worries them? Is it you who knows?\n\nIf a colleague wrote the page they speak of, or built the thing, pass it on: the author of a document explains it best. You need not answer everything. Nobody can speak for the whole company, and nobody has to.',
    ),
    lesson(
      'Say who you are',
      'Everybody may know for whom you work. Sosh puts it under your words, and it can’t be left out. That is no burden: it is why people believe you.\n\nNever praise us under another name, and never ask a friend to. People find out, and then they doubt the rest, too.',
    ),
    lesson(
      'What stays inside',
      'Speak about nearly everything. A few things stay inside: figures that are not published, projects that are not announced, and whatever belongs to somebody else: their order, their address, their illness.\n\nSosh marks such words while you write, and says why. If you are unsure, ask for a second pair of eyes. What you leave unsaid is part of how you speak.',
    ),
    lesson(
      'Help before you sell',
      'Ask how you can help, and give first. People decide in their own time; they don’t like to be pushed, and they remember who was useful.\n\nSay plainly what you don’t know, and who will find out by when. Thank whoever took the trouble to tell you something, most of all when it was a complaint.',
    ),
    lesson(
      'When it goes wrong',
      'It will, one day, to one of us. Say so at once: the button “Something is wrong with it” stands beside everything that we said. It keeps anything like it from leaving, and finds where else it stands.\n\nThen put it right where you said it, in your own words. Nobody is ashamed for having pressed that button. For a while a colleague looks first again; that ends, too.',
    ),
    quiz(
      'Four questions',
      ask(
        'Somebody asks about a page that Inés wrote. What helps them most?',
        ['You answer quickly from what you remember.', false, 'Inés knows it, and they get it at first hand.'],
        ['You pass it to Inés.', true, 'Whoever wrote it explains it best.'],
        ['You send them the link to the page.', false, 'They have read it; that is why they ask.'],
      ),
      ask(
        'Which of these may you say?',
        ['How many we sold last quarter, before it is published', false, 'Figures inside stay inside.'],
        ['That you don’t know it, and whom you will ask', true, 'Honest, and it helps.'],
        ['What another customer ordered', false, 'It is theirs, not ours.'],
      ),
      ask(
        'A complaint is unfair in tone and right in substance. What now?',
        ['Put the tone right first', false, 'Nobody was ever helped by that.'],
        ['Thank them, and take up what is right in it', true, 'They took the trouble to tell us.'],
        ['Wait until they have calmed down', false, 'Silence is an answer, too.'],
      ),
      ask(
        'You see that something you sent yesterday is wrong. What do you do?',
        ['Hope that nobody notices', false, 'Somebody does, and then it is worse.'],
        ['Press “Something is wrong with it”, and put it right', true, 'At once, and where you said it.'],
      ),
    ),
  ],
}

const german: Text = {
  language: 'de',
  title: 'Als Mensch antworten',
  about: 'Sechs kurze Lektionen und vier Fragen. Nach einer Viertelstunde weißt du, worauf es ankommt.',
  lessons: [
    lesson(
      'Sie wollen mit dir sprechen',
      'Wer einer Firma schreibt, hofft auf einen Menschen. Ob jemand spricht oder abliest, merken die Leute schon an einer Zeile.\n\nSchreib also so, wie du am Tisch mit ihnen reden würdest. Nenn sie beim Namen und nimm deine eigenen Worte. Sag „ich“. Was du weißt, dass du deine Arbeit magst, dass du helfen willst: Das kann ihnen sonst niemand geben.',
    ),
    lesson(
      'Erst zuhören',
      'Lies alles, auch was sie vorher geschrieben haben. Was fragen sie? Was macht ihnen Sorgen? Bist du es, der das weiß?\n\nHat eine Kollegin die Seite geschrieben, um die es geht, oder das Ding gebaut, dann gib es an sie weiter: Wer etwas geschrieben hat, erklärt es am besten. Du musst nicht alles beantworten. Niemand kann für die ganze Firma sprechen, und niemand muss es.',
    ),
    lesson(
      'Sag, wer du bist',
      'Alle dürfen wissen, für wen du arbeitest. Sosh schreibt es unter deine Worte, und das lässt sich nicht weglassen. Das ist keine Last: Deshalb glaubt man dir.\n\nLob uns nie unter anderem Namen und bitte auch niemanden darum. So etwas kommt heraus, und dann zweifeln die Leute auch am Rest.',
    ),
    lesson(
      'Was drinnen bleibt',
      'Sprich über fast alles. Weniges bleibt drinnen: Zahlen, die nicht veröffentlicht sind, Vorhaben, die nicht angekündigt sind, und alles, was anderen gehört: ihre Bestellung, ihre Adresse, ihre Krankheit.\n\nSosh zeigt dir solche Worte beim Schreiben und sagt, warum. Bist du unsicher, bitte um ein zweites Paar Augen. Auch was du nicht sagst, spricht für dich.',
    ),
    lesson(
      'Erst helfen, dann verkaufen',
      'Frag, wie du helfen kannst, und gib zuerst. Die Leute entscheiden, wann sie so weit sind; gedrängt werden wollen sie nicht, und sie merken sich, wer ihnen geholfen hat.\n\nSag offen, was du nicht weißt, und wer es bis wann herausfindet. Bedank dich bei allen, die sich die Mühe machen, uns etwas zu sagen, am meisten bei denen, die sich beschweren.',
    ),
    lesson(
      'Wenn etwas schiefgeht',
      'Eines Tages geht etwas schief, bei irgendwem von uns. Sag es sofort: Neben allem, was wir gesagt haben, steht der Knopf „Something is wrong with it“. Dann geht nichts Ähnliches mehr hinaus, und wir finden, wo es sonst noch steht.\n\nStell es danach dort richtig, wo du es gesagt hast, in eigenen Worten. Niemand muss sich schämen, diesen Knopf gedrückt zu haben. Eine Weile schaut wieder jemand vorher drauf; auch das geht vorbei.',
    ),
    quiz(
      'Vier Fragen',
      ask(
        'Jemand fragt nach einer Seite, die Inés geschrieben hat. Was hilft am meisten?',
        ['Du antwortest schnell aus dem Gedächtnis.', false, 'Inés weiß es, und sie bekommen es aus erster Hand.'],
        ['Du gibst es an Inés weiter.', true, 'Wer es geschrieben hat, erklärt es am besten.'],
        ['Du schickst den Link zur Seite.', false, 'Die haben sie gelesen; deshalb fragen sie.'],
      ),
      ask(
        'Was davon darfst du sagen?',
        [
          'Wie viele wir im letzten Quartal verkauft haben, bevor es veröffentlicht ist',
          false,
          'Innere Zahlen bleiben drinnen.',
        ],
        ['Dass du es nicht weißt und wen du fragst', true, 'Das ist ehrlich, und es hilft.'],
        ['Was jemand anders bestellt hat', false, 'Das gehört ihnen, nicht uns.'],
      ),
      ask(
        'Eine Beschwerde ist ungerecht im Ton und hat in der Sache recht. Was nun?',
        ['Erst den Ton zurechtrücken', false, 'Damit war noch niemandem geholfen.'],
        ['Danken und aufgreifen, was daran stimmt', true, 'Sie haben sich die Mühe gemacht, es uns zu sagen.'],
        ['Warten, bis sie sich beruhigt haben', false, 'Auch Schweigen ist eine Antwort.'],
      ),
      ask(
        'Du merkst, dass etwas falsch ist, was du gestern gesendet hast. Was tust du?',
        ['Hoffen, dass es niemand merkt', false, 'Irgendwer merkt es, und dann ist es schlimmer.'],
        ['„Something is wrong with it“ drücken und es richtigstellen', true, 'Sofort, und dort, wo du es gesagt hast.'],
      ),
    ),
  ],
}

const spanish: Text = {
  language: 'es',
  title: 'Responder como personas',
  about: 'Seis lecciones cortas y cuatro preguntas. En un cuarto de hora sabrás lo que importa.',
  lessons: [
    lesson(
      'Quieren hablar contigo',
      'Quien escribe a una empresa espera encontrar a una persona. Una sola línea basta para notar si alguien habla o recita.\n\nEscribe como hablarías con ellos en una mesa. Llámalos por su nombre y usa tus palabras. Di «yo». Lo que sabes, que te gusta tu trabajo, que quieres ayudar: eso no se lo puede dar nadie más.',
    ),
    lesson(
      'Primero, escuchar',
      'Léelo todo, también lo que escribieron antes. ¿Qué preguntan? ¿Qué les preocupa? ¿Eres tú quien lo sabe?\n\nSi una compañera escribió la página de la que hablan, o construyó la cosa, pásaselo: quien lo escribió lo explica mejor. No tienes que responder a todo. Nadie puede hablar por toda la empresa, y nadie tiene que hacerlo.',
    ),
    lesson(
      'Di quién eres',
      'Todo el mundo puede saber para quién trabajas. Sosh lo pone debajo de tus palabras y no se puede quitar. No es una carga: por eso te creen.\n\nNunca nos alabes con otro nombre, ni se lo pidas a nadie. La gente lo descubre, y entonces duda también del resto.',
    ),
    lesson(
      'Lo que se queda dentro',
      'Habla de casi todo. Unas pocas cosas se quedan dentro: cifras sin publicar, proyectos sin anunciar y lo que es de otra persona: su pedido, su dirección, su enfermedad.\n\nSosh señala esas palabras mientras escribes y dice por qué. Si dudas, pide que alguien lo lea antes. Lo que callas también habla de ti.',
    ),
    lesson(
      'Ayudar antes que vender',
      'Pregunta cómo puedes ayudar y da tú primero. La gente decide a su ritmo; no le gusta que la empujen y recuerda quién le fue útil.\n\nDi con claridad lo que no sabes, quién lo averiguará y para cuándo. Da las gracias a quien se toma la molestia de contarte algo, sobre todo si es una queja.',
    ),
    lesson(
      'Cuando algo sale mal',
      'Un día le pasará a alguien de nosotros. Dilo enseguida: junto a todo lo que hemos dicho está el botón «Something is wrong with it». Así no sale nada parecido y encontramos dónde más está.\n\nDespués corrígelo donde lo dijiste, con tus palabras. Nadie tiene que avergonzarse de haber pulsado ese botón. Durante un tiempo alguien volverá a leer antes lo tuyo; eso también pasa.',
    ),
    quiz(
      'Cuatro preguntas',
      ask(
        'Alguien pregunta por una página que escribió Inés. ¿Qué le ayuda más?',
        ['Respondes rápido con lo que recuerdas.', false, 'Inés lo sabe, y así lo reciben de primera mano.'],
        ['Se lo pasas a Inés.', true, 'Quien lo escribió lo explica mejor.'],
        ['Le mandas el enlace a la página.', false, 'Ya la ha leído; por eso pregunta.'],
      ),
      ask(
        '¿Cuál de estas cosas puedes decir?',
        ['Cuánto vendimos el último trimestre, antes de publicarlo', false, 'Las cifras internas se quedan dentro.'],
        ['Que no lo sabes y a quién se lo vas a preguntar', true, 'Es honesto, y ayuda.'],
        ['Lo que pidió otro cliente', false, 'Es suyo, no nuestro.'],
      ),
      ask(
        'Una queja es injusta en el tono y tiene razón en el fondo. ¿Y ahora?',
        ['Corregir primero el tono', false, 'Eso nunca ha ayudado a nadie.'],
        ['Dar las gracias y atender a lo que tiene de cierto', true, 'Se tomaron la molestia de decírnoslo.'],
        ['Esperar a que se calmen', false, 'El silencio también es una respuesta.'],
      ),
      ask(
        'Ves que algo que enviaste ayer está mal. ¿Qué haces?',
        ['Esperar que nadie lo note', false, 'Alguien lo nota, y entonces es peor.'],
        ['Pulsar «Something is wrong with it» y corregirlo', true, 'Enseguida, y donde lo dijiste.'],
      ),
    ),
  ],
}

/** The course that comes with Sosh: written by us, after what people who do this well have said. */
export const starterCourse: { shipped: string; texts: [Text, ...Text[]] } = {
  shipped: 'answering-as-a-human-being',
  texts: [english, german, spanish],
}
