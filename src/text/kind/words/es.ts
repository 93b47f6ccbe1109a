import type { Words } from '../lexicon.ts'

export const es: Words = {
  question: {
    2.6: `cómo puedo, cómo se, cómo hago, alguien sabe, alguno sabe, alguien me puede, alguien puede, alguien tiene, sabéis si, saben si, sabe si, dónde puedo, dónde está, dónde encuentro, se puede, puedo, es posible, una duda, una pregunta, tengo una duda, duda,
      a qué hora, hay alguna forma, tengo que, hace falta, me pregunto, quisiera saber, es normal, qué pasa si`,
    1.6: `^cómo, ^qué, ^dónde, ^cuándo, ^cuánto, ^cuánta, ^cuál, ^quién, ^por qué, ^es, ^hay, ^tiene, ^funciona, ^viene, cuánto dura, cuánto tiempo, qué diferencia, cuál es`,
    0.8: `ayuda, no entiendo, consejos`,
  },
  complaint: {
    3: `no funciona, no me funciona, dejó de funcionar, dejó de sonar, ya no funciona, no carga, no abre, no se abre, no arranca, no llega, no ha llegado, no me llega, no llegó, nadie contesta, nadie responde, no contestan, no responden, sin respuesta, llevo … esperando,
      sigo esperando, esperando el reembolso, cobrado dos veces, me han cobrado, me cobraron, qué vergüenza, una vergüenza, estoy harto, estoy harta, nunca más, pérdida de tiempo, pérdida de dinero, tirar el dinero, quiero mi dinero, devuélvanme, llegó rota, llegó roto, para nada,
      muy decepcionad*, no recomiendo, se desconecta, se cierra, se cuelga, mal servicio, pésimo servicio, peor servicio, la peor, el peor, me han estafado`,
    2: `vergüenza, vergonzos*, decepcion*, horrible*, pésim*, fatal, terrible*, inaceptable*, harto, harta, estafa*, roto, rota, rotos, defectuos*, averiad*, basura, inútil*, asco, desastre, desastros*, malísim*, lamentable*, indignante, timo, engaño, mentira, falla*, rayad*, molest*,
      incompetente*, estropead*`,
    1: `problema*, error*, lento, lenta, tarde, retraso*, mal, malo, mala, falta, faltan, queja, odio, semanas, reembolso, caro, ruido, cancel*, imposible, esperando`,
  },
  praise: {
    3: `me encanta, me encantan, me encantó, muchas gracias, mil gracias, gracias al, gracias a la, gracias por, gracias equipo, enhorabuena, felicidades al, felicidades a, muy contento, muy contenta, muy satisfech*, lo recomiendo, la recomiendo, los recomiendo, recomendable, va de maravilla, de maravilla, el mejor, la mejor, los mejores,
      nada mal, un encanto, vale cada, cinco estrellas, un diez, sin problemas, funciona perfecto, funciona perfectamente, buen trabajo, gran trabajo, sigan así, seguid así, súper contenta, estoy encantad*`,
    2: `encant*, excelente*, genial*, maravill*, fantástic*, increíble*, estupend*, perfect*, espectacular*, magnífic*, gracias, bravo, amo, adoro, impresionante*, rapidísim*, preciosa, precioso, mejor, inmejorable, chapó, impecable*, amable*`,
    1: `bien, bueno, buena, buen, bonit*, rápid*, fácil, feliz, content*, cómod*, útil*, por fin, gusta, recomiendo, limpi*`,
  },
  idea: {
    3.4: `estaría bien que, estaría bien, estaría genial, sería genial, sería bueno, sería ideal, sería útil, sería fantástico, molaría, por favor añad*, por favor agreg*, por favor pong*, por favor inclu*, podríais añadir, podrían añadir, podrían agregar, podéis añadir, podrían poner, podríais, sugerencia, mi sugerencia, sugiero, propongo, propuesta,
      ojalá, me gustaría que, me gustaría poder, echo en falta, echo de menos, falta una opción, por qué no hacéis, por qué no hacen, por qué no ponen, por qué no ponéis, por qué no añad*, deberíais, deberían, una idea, qué tal una, qué tal si, qué os parece, habéis pensado, han pensado en, pongan, poned, agreguen, añadan`,
    1.6: `idea, opción, función, posibilidad, por favor, sería, estaría, poder, modo oscuro, mejorar, atajo`,
  },
  'purchase-interest': {
    3.4: `pensando en comprar, quiero comprar, quisiera comprar, me quiero comprar, pienso comprar, voy a comprar, cuánto cuesta, cuánto cuestan, cuánto vale, cuánto valdría, qué precio, qué vale, merece la pena, vale la pena, dónde puedo comprar, dónde comprar, dónde se compra, hay stock, haber stock, en stock, disponible, cuándo vuelve,
      descuento de estudiante, descuento para, hay descuento, dudo entre, no sé si comprar, entre los, busco un, busco una, busco unos, estoy buscando, recomendaciones, me recomendáis, me recomiendan, qué me recom*, presupuesto, cotización, un precio, cambiarme a, hacéis envíos, hacen envíos, envían a, enviáis a, vendéis, venden`,
    1.8: `comprar, compra, precio, coste, cuesta, envío, barato, barata, alternativa*, comparad*, interesad*, reservar, pedir`,
  },
  news: {
    2.2: `última hora, urgente, anuncia, presenta, lanza, abre un, abre su, recortará, despedirá, despidos, empleos, compra la, adquiere, aumenta, multa a, multa, retira, deja en tierra, huelga, sindicato*, según el, según la, según un, según fuentes, estudio, beneficio*, ingresos, trimestre, semestral, acciones, bolsa, consejero, nombra, director,
      gobierno, ministro, ministerio, tribunal, demanda, millones, por ciento, comunicado, entrevista, hasta 2028, en 2027, investigación, premio, feria, policía, del mercado, riesgo de, sube un, cae un`,
    0.8: `nuevo, nueva, segundo, tras, dice, empresa, mercado, sector, por`,
  },
  static: {
    3.6: `sorteo, sigue la cuenta, dale like, etiqueta a, etiqueta, enlace en la bio, link en bio, link en la bio, usa el código, código de descuento, código promocional, cupón, cupones, haz clic, clic aquí, gana … al día, ganar dinero, gana dinero, desde casa, escríbeme por, por privado, oferta de empleo, se busca, envía tu cv, vacante,
      estamos contratando, únete a nuestro equipo, sígueme y, te sigo, gratis, compra ya, compra ahora, solo hoy, últimas unidades, ofertón, chollo, has sido seleccionado`,
    1.4: `oferta, descuento, código, promo, promoción, empleo, gana, cripto, sigue, trabajo, dinero fácil`,
  },
  urgency: {
    2.6: `urgente, urgentemente, emergencia, cuanto antes, lo antes posible, de inmediato, inmediatamente, ahora mismo, fuego, humo, peligro*, herid*, quema*, robad*, hackead*, fraude, estafa, cobrado dos veces, bloqueada, bloqueado, abogad*, denuncia*, perdí todo, caída, varad*`,
    1.4: `hoy, mañana, desde ayer, desde esta mañana, hace horas, ayuda, esperando, semanas, vuelo, examen, boda, reembolso, antes del`,
  },
  not: { 1: `no, nunca, jamás, nada, sin, ni, tampoco, ningún, ninguna` },
  very: { 1: `muy, super, súper, tan, demasiado, realmente, totalmente, increíblemente` },
  person: {
    1: `yo, me, mi, mis, mí, nosotros, nos, os, vosotros, vuestra, vuestro, usted, ustedes, tú, te, tu, estoy, tengo, llevo, gracias, hola, he`,
  },
  or: { 1: `o, vs` },
}
