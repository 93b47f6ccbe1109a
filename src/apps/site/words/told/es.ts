import type { ToldWords } from './en.ts'

/** Lo que se le dice a alguien de sus palabras, lo que nos dice y lo que dicen otros, en español. */
export const es: ToldWords = {
  somebodyWroteToYou: 'Alguien que cuida este lugar le ha escrito.',
  readIt: 'Leerlo',
  waitToBeRead: count =>
    count === 1
      ? 'Un mensaje espera a que lo lea quien cuida este lugar.'
      : `${count} mensajes esperan a que los lea quien cuida este lugar.`,
  look: 'Mirar',
  somebodyElseAnswers: 'Otra persona lo lee y le responde aquí.',
  waitsToBeRead: 'Por leer',
  withPictures: count => (count === 1 ? 'Con una imagen.' : `Con ${count} imágenes.`),
  nobodySeesItYet: 'Todavía no lo ve nadie más.',
  nothingDecided: 'Nada. Lo que se decida sobre sus palabras se le dice aquí, con el motivo.',
  forEverybodyIn: site => `para todos en ${site}`,
  decided: {
    warn: 'Le pedimos que tenga en cuenta las normas',
    hide: 'Sus palabras se quitaron',
    lock: 'Su tema se cerró: ya nadie responde en él',
    suspend: 'Puede leer, pero no escribir durante un tiempo',
    refuse: 'Sus palabras no se publicaron',
  },
  until: day => `hasta el ${day}`,
  undone: 'Deshecho',
  youAsked: words => `Pidió que lo mirara otra persona: «${words}»`,
  wasUndone: 'Se deshizo.',
  staysSo: 'Queda así.',
  notWhoDecided: 'Lo lee una persona distinta de quien decidió.',
  askForOtherEyes: 'Pedir que lo mire otra persona',
  whatWasNotSeen: 'Lo que no se vio',
  ask: 'Pedirlo',
  reportThis: 'Avisar de esto',
  whatIsWrong: '¿Qué hay de malo en ello?',
  wrong: {
    spam: 'Vende algo, o está aquí por sus enlaces',
    hurtful: 'Hiere o amenaza a alguien',
    private: 'Cuenta algo privado de alguien',
    'off-topic': 'No va aquí',
    wrong: 'Seguirlo podría hacer daño',
    other: 'Otra cosa',
  },
  inYourWords: 'Con sus palabras',
  onlyTheyRead: 'Solo lo leen quienes cuidan este lugar.',
  reportIt: 'Enviar el aviso',
  reported: 'Lo lee alguien que cuida este lugar. A nadie se le dice que fue usted.',
  backToTheTopic: 'Volver al tema',
  yourMessagesTo: company => `Sus mensajes a ${company}`,
  aboutThisPage:
    'Quien tenga la dirección de esta página puede leerla. Responde una persona; vuelva a mirar más tarde, o deje abierta la página donde preguntó.',
  changed: 'cambiado',
  takenBack: 'Esto se retiró.',
  writeToUs: 'Escríbanos',
  doneWithIt: '¿Ha terminado?',
  aboutEnding:
    'Puede cerrar este enlace. Entonces ya no abre nada, para nadie; puede volver a escribirnos cuando quiera.',
  endThisLink: 'Cerrar este enlace',
  linkHasEnded: 'El enlace se cerró',
  afterTheEnd:
    'Ya no abre nada. Lo que se respondió se queda con nosotros, y puede volver a escribirnos cuando quiera.',
  toSite: site => `A ${site}`,
  whatOthersSay: 'Lo que dicen otros',
  whatOthersSayOf: company => `Lo que otros dicen de ${company}`,
  howItIsChosen: 'Todo, y cómo se elige',
  saidElsewhere: company =>
    `Dicho en otros sitios, por personas que no trabajan en ${company}, y mostrado con su permiso.`,
  aboutWhatOthersSay: company =>
    `Cada texto está aquí como lo escribió su autor, con su permiso, y se va si cambia de opinión, lo borra o lo modifica. ${company} pregunta a quien quiere, así que esto no es una muestra ni una encuesta: no se dan estrellas ni se saca ningún promedio.`,
  nobodyAllowed: 'Todavía no se ha preguntado a nadie, o nadie lo ha permitido.',
  whereItWasSaid: 'Dónde se dijo',
  saidToUs: 'Nos lo dijo a nosotros',
  allowedOn: day => `permitido el ${day}`,
  officially: company => `${company}, oficialmente`,
  allStatements: 'Todos los comunicados oficiales',
  aboutStatements: company =>
    `Lo que ${company} dice en su propio nombre. Quienes trabajan allí hablan por sí mismos en la comunidad y en el blog.`,
  nothingOfficial: 'Todavía no se ha dicho nada oficialmente.',
  putRight: day => `corregido el ${day}`,
  nothingIsLost: 'No se ha perdido nada, y quien la llevaba puede volver a abrirla.',
  theOthersAt: site => `Las otras comunidades, en ${site}`,
}
