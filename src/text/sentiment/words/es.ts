import type { Feelings } from '../feelings.ts'

/** Spanish; written for Sosh. */
export const es: Feelings = {
  words: {
    '3': 'excelent*, perfect*, maravillos*, fantástic*, genial*, increíble*, espectacular*, extraordinari*, estupend*, magnífic*, fabulos*, me encanta, me encantan, nos encanta, me encantó, encanta, encantan, encantad*, amo, la mejor, el mejor, lo mejor, impecable*, insuperable*, 10 de 10, de lujo',
    '2.2':
      'buen, buena, bueno, buenos, buenas, bien, mejor*, bonit*, hermos*, lind*, precios*, gracias, felicidades, felicit*, enhorabuena, feliz, felices, content*, satisfech*, gusta, gustan, gustó, gustado, amable*, rápid*, eficiente*, eficaz, recomiendo, recomendad*, recomendable*, útil*, cómod*, divertid*, simpátic*, profesional*, confiable*, fiable*, guay, chulo, chula, bravo, alegr*, quiero mucho, te quiero, orgullos*, calidad, delicios*, ric*, brutal, disfrut*, ilusión, agradecid*, éxito, abrazo*, besos, olé, chévere, bacán, padrísimo',
    '1.2':
      'sin problema, sin problemas, ningún problema, no está mal, nada mal, no hay problema, funciona bien, fácil*, práctic*, sencill*, interesante*, correct*, barat*, segur*, ayud*, por fin, jaja*, jeje*, lol, limpi*, sólid*, espero, tranquil*, vale la pena, puntual*',
    '-1': 'lástima, cara, caro, caros, caras, lent*, aburrid*, complicad*, falta, faltan, faltaba, ruido, ruidos*, retras*, demora*, tard*, espera, esperando desde, llevo esperando, cansad*, problema*, error*, fallo*, falla*, bug, bugs, raro, rara, confus*, desafortunadamente, por desgracia, difícil*, duda*, olvid*, regular',
    '-2': 'mal, mala, malo, malos, malas, peor*, decepc*, molest*, roto, rota, rotos, rotas, romp*, averiad*, defectuos*, estropead*, no funciona, no funcionan, no sirve, no sirven, no va, no responde, no responden, nadie responde, nadie contesta, sin respuesta, ninguna respuesta, dejó de funcionar, inútil*, inaceptable*, enfad*, enoj*, furios*, triste*, odio, odia, odian, odiar, harto, harta, hartos, queja*, reclam*, devolución, reembols*, mentira*, mentiros*, engañ*, engaño, incompetent*, grosero*, maleducad*, ridícul*, miedo, llor*, dolor*, duele, sufr*, peligros*, frustr*, falso, falsa, pérdida, fracas*, culpa, bloquead*, se cuelga, se cierra sola, caído, caída',
    '-3': 'horrible*, terrible*, pésim*, fatal, desastr*, estafa*, estafador*, ladrones, robo, robar, roban, asco, asqueros*, vergüenza, vergonzos*, basura, mierda, putada, nunca más, jamás volver*, no lo recomiendo, no recomiendo, no lo compren, no compren, no la recomiendo, deplorable*, nefast*, horroros*, de pena, una porquería, porquería, patétic*, espantos*, tomadura de pelo, puta, joder, imbécil*, idiota*',
    '0': 'buenos días, buenas tardes, buenas noches, más bien, si bien, o bien, bien sea, no sólo, no solo, mejor dicho, qué tal, rico en, a la mejor, mal que',
  },
  not: 'no, ni, nunca, jamás, tampoco, sin, nada, nadie, ningún, ninguna, ninguno, apenas',
  very: 'muy, mucho, mucha, tan, tanto, súper, super, realmente, totalmente, absolutamente, completamente, demasiado, bastante, extremadamente, increíblemente, verdaderamente, más, re, siempre, qué, todo, toda',
  hardly: 'poco, algo, casi, relativamente, ligeramente, quizás, quizá, tal vez, sería, podría, si, menos',
  but: 'pero, sin embargo, aunque, no obstante, lamentablemente, desafortunadamente, salvo, excepto, sino',
}
