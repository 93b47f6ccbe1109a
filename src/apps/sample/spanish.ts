import type { SampleConversation } from './shape.ts'

/** From Bilbao to Sevilla: cold mornings, hills and shopping. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const spanish: SampleConversation[] = [
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 17, kind: 'question', topics: ['family', 'cargo-l'], state: 'new',
    messages: [
      { by: 'lucia', minutesAfterStart: 0, text: '¿Alguien lleva tres en la Halden Cargo L? Dos de cinco y una de uno. En la tienda me miraron como si pidiera un barco.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 58, kind: 'complaint', closer: 'problem', topics: ['brakes', 'cargo-l'], state: 'suggested',
    suggestedTo: 'rui',
    messages: [
      { by: 'iker', minutesAfterStart: 0, text: 'Bajando Artxanda con la Halden cargada el freno de delante huele a tostada. ¿Normal o llamo a mi madre?' },
      { by: 'marisol', minutesAfterStart: 13, replyTo: 0, text: 'llama a tu madre igualmente' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 132, kind: 'question', topics: ['battery', 'winter'], state: 'claimed',
    claimedBy: 'ines',
    messages: [
      { by: 'marisol', minutesAfterStart: 0, text: 'Teruel, menos ocho. ¿La batería de la Halden puede dormir en el portal? En casa no cabe ni un calcetín más' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 215, kind: 'complaint', topics: ['service'], state: 'new',
    messages: [
      { by: 'paco', minutesAfterStart: 0, text: 'Tercer mensaje a @halden por una patilla de cambio. Si no hay, decid que no hay, que soy mayorcito.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 350, kind: 'purchase-interest', topics: ['tour', 'buying'], state: 'suggested',
    suggestedTo: 'jonas',
    messages: [
      { by: 'alvaro', minutesAfterStart: 0, text: 'Entre la Halden Tour y la Veldwagen. 18 km al curro, Madrid, cuestas suaves, verano infernal. ¿Qué mirarían ustedes?' },
      { by: 'nuria', minutesAfterStart: 20, replyTo: 0, text: 'dónde la arreglas. Lo demás es color.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 485, kind: 'praise', topics: ['stad'], state: 'new',
    messages: [
      { by: 'nuria', minutesAfterStart: 0, text: 'Mi vecina de 80 me ha pedido “dar una vueltecita” en la Halden Stad. Se ha ido hace una hora. Estoy entre preocupada y orgullosa.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 645, kind: 'complaint', closer: 'incorrect', topics: ['battery'], state: 'in-review',
    claimedBy: 'ines',
    draft: { by: 'ines', replyTo: 0, text: 'Son 590 € y se cambia en cualquier taller de la lista, también en España; la tienes en halden.example/blog/batteries-for-old-frames. Si a ti te pidieron 1.200, dime quién y te lo miro con descuento para la próxima.' },
    messages: [
      { by: 'paco', minutesAfterStart: 0, text: 'Ojo: cambiar la batería de una Halden cuesta 1.200 € y solo en Alemania. Luego no digáis que no avisé.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 920, kind: 'question', topics: ['display', 'tour'], state: 'answered',
    messages: [
      { by: 'lucia', minutesAfterStart: 0, text: 'La pantalla de mi Halden dice “SERV” y una llave inglesa. ¿Me quedan horas de vida?' },
      { by: 'tomas', minutesAfterStart: 65, replyTo: 0, text: 'Muchas. “SERV” sale a los 2.000 km: te pide una revisión, no te lo exige. Mira cadena y pastillas; si están bien, mantén la flecha izquierda y se calla otros 2.000.\n— Tomás, jefe de taller en Halden' },
      { by: 'lucia', minutesAfterStart: 110, replyTo: 1, text: 'Qué alivio, ya le había escrito una carta de despedida.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 1230, kind: 'question', topics: ['family', 'stad'], state: 'answered',
    messages: [
      { by: 'marisol', minutesAfterStart: 0, text: 'Silla para nena de 3 años en la Halden Stad, ¿cuál va sin inventos?' },
      { by: 'tomas', minutesAfterStart: 130, replyTo: 0, text: 'Cualquiera con anclaje al portabultos de 26 mm y hasta 22 kg. Las que probé yo, con fotos, están aquí: halden.example/ayuda/sillas. La gris de la última foto es la de mi sobrina y lleva pegatinas, no vienen de serie.\n— Tomás, jefe de taller en Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 1540, kind: 'praise', topics: ['service'], state: 'thanked',
    messages: [
      { by: 'alvaro', minutesAfterStart: 0, text: 'Me ha contestado alguien de Halden que había montado en bici en Madrid en agosto. Se nota. Gracias.' },
      { by: 'ines', minutesAfterStart: 180, replyTo: 0, text: 'Nací en Vallecas; en agosto salíamos a las siete o no salíamos. ¡Buen camino!\n— Inés, ingeniera de baterías en Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 1740, kind: 'complaint', closer: 'problem', topics: ['brakes', 'service'], state: 'answered',
    messages: [
      { by: 'iker', minutesAfterStart: 0, text: 'Freno Halden: palanca hasta el puño de un día para otro. ¿Purgar y ya?' },
      { by: 'rui', minutesAfterStart: 80, replyTo: 0, text: 'Antes de purgar mira si pierde: pasa un papel por la pinza y por la maneta. Si sale seco, púrgalo con aceite mineral. Si sale mojado, no bajes a Bilbao con eso, por favor.\n— Rui, mecánico en Halden' },
      { by: 'iker', minutesAfterStart: 360, replyTo: 1, text: 'Mojado, la maneta. La llevo mañana al taller.' },
      { by: 'rui', minutesAfterStart: 420, replyTo: 2, text: 'Bien hecho. Les aviso yo de que vas y qué pieza es, así no vuelves dos veces.\n— Rui, mecánico en Halden' },
      { by: 'tomas', minutesAfterStart: 1200, replyTo: 3, text: 'La maneta va en garantía si tiene menos de dos años. Que no te la cobren, y si lo intentan, que me llamen.\n— Tomás, jefe de taller en Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 2520, kind: 'idea', topics: ['service', 'display'], state: 'answered',
    messages: [
      { by: 'nuria', minutesAfterStart: 0, text: '¿Y si el taller de Halden tuviera WhatsApp o algo? Yo os mando el ruido y vosotros me decís si es grave. Nueve de cada diez veces no lo es.' },
      { by: 'tomas', minutesAfterStart: 180, replyTo: 0, text: 'Hay un número para mensajes y se le pueden mandar vídeos, pero lo tenemos tan escondido que ni tú lo viste. Hoy lo subo a la primera página. ¿Qué ruido es?\n— Tomás, jefe de taller en Halden' },
      { by: 'nuria', minutesAfterStart: 195, replyTo: 1, text: 'Ninguno, era por vosotros ;) Bueno, uno pequeñito, clac clac.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 3060, kind: 'question', topics: ['winter', 'battery'], state: 'answered',
    messages: [
      { by: 'marisol', minutesAfterStart: 0, text: '¿Es verdad lo del 80 %? Que la Halden en frío no carga más y no es avería' },
      { by: 'ines', minutesAfterStart: 50, replyTo: 0, text: 'Es verdad y es a propósito: bajo cero, llenar del todo daña las celdas. Una horita dentro de casa y sube al 100. No hace falta que esté calentita, con que no tirite basta.\n— Inés, ingeniera de baterías en Halden' },
      { by: 'iker', minutesAfterStart: 90, replyTo: 1, text: 'Pues yo la meto en la cocina con las lentejas y sube enseguida' },
      { by: 'rui', minutesAfterStart: 240, replyTo: 2, text: 'Las lentejas, en la olla; la batería, en el suelo. Juntas no, que el vapor también se mete en los contactos.\n— Rui, mecánico en Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 3660, kind: 'purchase-interest', topics: ['cargo-l', 'buying'], state: 'answered',
    messages: [
      { by: 'lucia', minutesAfterStart: 0, text: '¿Se puede probar una Cargo L en Sevilla? Dar una vuelta a la manzana no me sirve: quiero un lunes entero, con mochilas y lluvia de mocos.' },
      { by: 'jonas', minutesAfterStart: 1500, replyTo: 0, text: 'In Sevilla not yet, and a whole Monday nowhere so far: you are the fourteenth who asks, so I have started to work out what it would take. The nearest one to ride for an afternoon is in Córdoba. Would that help at all?\n— Jonas, product manager at Halden' },
      { by: 'lucia', minutesAfterStart: 1620, replyTo: 1, text: 'Córdoba is fine! My English is for bikes only. Thank you' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 4620, kind: 'complaint', topics: ['buying'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'La tienda quitó del precio las luces, que iban incluidas.' },
    messages: [
      { by: 'paco', minutesAfterStart: 0, text: 'Halden anuncia “desde 2.290” y al final con luces, guardabarros y portes son 2.600. Trampa de toda la vida.' },
      { by: 'claire', minutesAfterStart: 240, replyTo: 0, text: 'Las luces y los guardabarros van incluidos en los 2.290; lo que se suma son los portes, y si la recoges en tienda, nada. Si en tu presupuesto cobran las luces aparte, mándamelo, porque eso sí sería una trampa, y no nuestra.\n— Claire, garantías en Halden' },
      { by: 'paco', minutesAfterStart: 300, replyTo: 1, text: 'Era la tienda. Me las han quitado del precio. Bueno, pues gracias.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 5820, kind: 'unknown', topics: ['cargo-l'], state: 'set-aside',
    setAside: { by: 'tomas', reason: 'Solo se comparte la risa; no hace falta la empresa.' },
    messages: [
      { by: 'iker', minutesAfterStart: 0, text: 'Hoy en “cosas que lleva mi vecino en la Halden”: un confesionario. Pequeño. Pero un confesionario.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 7560, kind: 'question', topics: ['brakes'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'El separador, otra vez: con grasa, silencio.' },
    messages: [
      { by: 'nuria', minutesAfterStart: 0, text: 'Halden, era el clac clac de atrás, ¿os acordáis? Va con la rueda, no con los pedales.' },
      { by: 'tomas', minutesAfterStart: 45, replyTo: 0, text: '¡Me acuerdo! Con la rueda suele ser el separador del eje, seco. Quita la rueda, una pizca de grasa a cada lado, y fuera. Si no te apetece mancharte, cinco minutos en cualquier taller.\n— Tomás, jefe de taller en Halden' },
      { by: 'nuria', minutesAfterStart: 1560, replyTo: 1, text: 'Ni clac. Diez minutos y media servilleta. ¡Grande!' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 11700, kind: 'complaint', closer: 'incorrect', topics: ['display', 'buying'], state: 'answered',
    messages: [
      { by: 'alvaro', minutesAfterStart: 0, text: 'Me dicen que la Halden no arranca sin móvil. Descartada entonces.' },
      { by: 'jonas', minutesAfterStart: 150, replyTo: 0, text: "Álvaro, it starts with a key and nothing else; the phone is optional for ever. Why we decided so: halden.example/blog/no-account. Who told you? I'd like to send them a key.\n— Jonas, product manager at Halden" },
      { by: 'alvaro', minutesAfterStart: 240, replyTo: 1, text: 'Pues vuelve a la lista. Gracias por aclararlo' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 16380, kind: 'praise', topics: ['tour'], state: 'thanked',
    messages: [
      { by: 'marisol', minutesAfterStart: 0, text: '1.000 km con la Halden y el coche ya tiene telarañas. De verdad, una araña. La he dejado quedarse.' },
      { by: 'ines', minutesAfterStart: 120, replyTo: 0, text: 'Mil kilómetros y una inquilina. Enhorabuena a las dos.\n— Inés, ingeniera de baterías en Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 20400, kind: 'question', topics: ['service'], state: 'answered',
    messages: [
      { by: 'iker', minutesAfterStart: 0, text: '¿Las piezas de Halden se pueden pedir sin pasar por tienda?' },
      { by: 'rui', minutesAfterStart: 360, replyTo: 0, text: 'Sí, todo lo que lleva número en el despiece. Llega en cuatro o cinco días. Si dudas entre dos números, hazle una foto a la pieza vieja y preguntamos antes de que pagues.\n— Rui, mecánico en Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 27780, kind: 'idea', topics: ['cargo-l', 'family'], state: 'answered',
    messages: [
      { by: 'lucia', minutesAfterStart: 0, text: 'Halden, un toldo para el sol. UN TOLDO. La lluvia aquí es una leyenda, el sol no.' },
      { by: 'femke', minutesAfterStart: 1560, replyTo: 0, text: "You have just explained Andalusia to a Dutch person. The rain hoops hold any cloth of 130 by 90 with four clips; mine is an old sail. A proper one: I've put it before Jonas, with your capitals.\n— Femke, frame engineer at Halden" },
      { by: 'paco', minutesAfterStart: 2880, replyTo: 1, text: 'Lo que dice Lucía. Y que sea blanco.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 34860, kind: 'complaint', closer: 'problem', topics: ['battery'], state: 'answered',
    messages: [
      { by: 'paco', minutesAfterStart: 0, text: 'Batería Halden: cinco luces en casa, tres en la puerta. ¿Fantasmas?' },
      { by: 'ines', minutesAfterStart: 90, replyTo: 0, text: 'Física, aunque tus fantasmas me gustan más. Sin carga se ven cinco, y al tirar el motor baja la tensión un momento. A los diez minutos debería decir la verdad. Si sigue en tres, apunta los kilómetros y me dices.\n— Inés, ingeniera de baterías en Halden' },
      { by: 'marisol', minutesAfterStart: 180, replyTo: 1, text: 'A mí me pasa y también culpo a los fantasmas' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 43560, kind: 'unknown', topics: ['stad'], state: 'static',
    setAside: { reason: 'Ni pregunta ni opinión sobre nosotros.' },
    messages: [
      { by: 'iker', minutesAfterStart: 0, text: 'Soñé que Halden sacaba una bici que se planchaba sola' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 52080, kind: 'question', topics: ['buying'], state: 'solved',
    outcome: { kind: 'peer-answer', statement: 'Álvaro explicó la ayuda mejor de lo que sabríamos nosotros.' },
    messages: [
      { by: 'marisol', minutesAfterStart: 0, text: '¿La ayuda del gobierno vale para Halden o solo para las de aquí?' },
      { by: 'alvaro', minutesAfterStart: 120, replyTo: 0, text: 'Vale, yo la cobré. Necesitas la ficha técnica, la factura y paciencia.' },
      { by: 'marisol', minutesAfterStart: 140, replyTo: 1, text: 'Paciencia de qué talla? Gracias!' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 62400, kind: 'complaint', topics: ['display'], state: 'answered',
    messages: [
      { by: 'nuria', minutesAfterStart: 0, text: 'El manual de Halden en catalán… no existe. Ni una hoja.' },
      { by: 'marta', minutesAfterStart: 300, replyTo: 0, text: "True, and there are three of you asking by now. I can't write Catalan, but two customers offered to read with me. Would you look at page one when it exists? I'll send it to you in March, good or bad.\n— Marta, technical writer at Halden" },
      { by: 'nuria', minutesAfterStart: 360, replyTo: 1, text: 'Encantada. Good or bad.' },
    ],
  },
]
