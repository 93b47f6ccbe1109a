import type { Feelings } from '../feelings.ts'

/** Portuguese; written for Sosh. */
export const pt: Feelings = {
  words: {
    '3': 'excelent*, perfeit*, maravilhos*, fantástic*, incríve*, espetacular*, extraordinári*, ótim*, magnífic*, sensacional, sensacionais, adoro, adorei, adoramos, amo, amei, amamos, amando, o melhor, a melhor, impecáve*, nota 10, nota dez, show de bola, recomendo muito, super recomendo, demais de bom',
    '2.2':
      'bom, boa, bons, boas, bem, melhor*, bonit*, lind*, obrigad*, parabéns, feliz*, contente*, satisfeit*, gosto, gostei, gostamos, gosta, gostando, legal, legais, bacana*, gentil*, gentis, rápid*, eficient*, eficaz*, recomendo, recomendad*, úteis, útil, confortáve*, divertid*, simpátic*, profissiona*, confiáve*, fixe, giro, gira, massa, show, top, alegr*, orgulho*, qualidade, delicios*, gostos*, curti, curtindo, sucesso, abraço*, beijo*, agradeço, agradec*, atencios*, valeu, bravo, carinho*, prazer',
    '1.2':
      'sem problema, sem problemas, nenhum problema, nada mal, não é mau, funciona bem, fácil, fáceis, prátic*, simples, interessant*, corret*, barat*, segur*, ajud*, finalmente, kkk*, haha*, rsrs*, lol, limp*, sólid*, espero, tranquil*, vale a pena, pontua*, resolvid*, resolveu',
    '-1': 'pena, caro, cara, caros, caras, lent*, chato, chata, complicad*, falta, faltam, faltou, barulh*, atras*, demor*, espera, esperando desde, estou esperando, há dias, cansad*, problema*, erro, erros, falha*, bug, bugs, estranh*, confus*, infelizmente, difíc*, dúvida*, esquec*, vazando, mais ou menos',
    '-2': 'mal, mau, má, maus, más, ruim, ruins, pior*, decepc*, desapont*, desilud*, desilusão, quebrad*, quebrou, estragad*, defeit*, avariad*, não funciona, não funcionam, não funcionou, parou de funcionar, deixou de funcionar, não serve, não responde, não respondem, ninguém responde, ninguém atende, sem resposta, nenhuma resposta, inúte*, inútil, inaceitáve*, irritad*, irritant*, furios*, triste*, odeio, odeia, odiei, ódio, farto, farta, fartos, cansei, reclam*, queixa*, devolução, reembols*, estorno, mentir*, enganad*, engan*, incompetent*, grosseir*, mal educad*, ridícul*, medo, chor*, dor, dores, sofr*, perigos*, frustr*, fals*, perda de tempo, prejuízo, travando, trava, travou, fora do ar, caiu',
    '-3': 'horríve*, terríve*, péssim*, desastr*, golpe*, golpist*, burla, fraude*, ladrão, ladrões, roubo, roubaram, nojo, nojent*, vergonh*, lixo, merda, porcaria, bosta, nunca mais, não recomendo, não comprem, fujam, fuja, lamentáve*, uma droga, absurdo, descaso, palhaçada, porra, idiota*, imbecil*, pesadelo, catástrof*, horror',
    '0': 'bom dia, boa tarde, boa noite, tudo bem, bem como, ou bem, não só, não apenas, meu bem, se bem que',
  },
  not: 'não, nao, nem, nunca, jamais, sem, nada, ninguém, nenhum, nenhuma, n',
  very: 'muito, muita, muitos, tão, tanto, super, realmente, totalmente, absolutamente, completamente, demais, bastante, extremamente, incrivelmente, verdadeiramente, mais, sempre, mega, que, todo, toda',
  hardly: 'pouco, algo, quase, relativamente, ligeiramente, talvez, seria, poderia, se, menos, meio',
  but: 'mas, porém, contudo, entretanto, todavia, infelizmente, exceto, embora, só que, pena',
}
