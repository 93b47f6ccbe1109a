/** Why something cannot wait. */
export type UrgencyReason =
  | 'danger'
  | 'money'
  | 'access'
  | 'outage'
  | 'deadline'
  | 'waiting'
  | 'asks'
  | 'law'
  | 'leaving'

const listOf = (written: string): string[] => written.split(',').map(phrase => phrase.trim())
const table = (rows: [UrgencyReason, number, string][]): [UrgencyReason, number, string[]][] =>
  rows.map(([reason, weight, written]) => [reason, weight, listOf(written)])

/** Phrases by language: reason, weight (about 3 is urgent by itself), phrases; a `*` ends a stem. Written for Sosh. */
export const phrases: Record<string, [UrgencyReason, number, string[]][]> = {
  en: table([
    [
      'danger',
      3.4,
      'caught fire, on fire, smoke coming, exploded, explosion, electric shock, electrocuted, injured, injury, burned my, burnt my, bleeding, hospital, unsafe, dangerous, overheat*, toxic, gas leak, choking, allergic reaction, brakes failed, brake failed, no brakes, suicidal, kill myself, end my life, emergency',
    ],
    [
      'money',
      2.8,
      "charged twice, double charged, charged me twice, unauthorised charge, unauthorized charge, stolen, fraud*, scammed, hacked, money is gone, money gone, wrong amount, overcharged, card was charged, can't pay my, cannot pay",
    ],
    [
      'access',
      2.4,
      "locked out, can't log in, cannot log in, can't login, cant log in, can't sign in, cannot sign in, can't access, cannot access, lost access, account disabled, account suspended, account blocked, lost all my, lost my data, data loss, data is gone, deleted all, data breach, security breach",
    ],
    [
      'outage',
      2.4,
      'is down, are down, outage, site is down, system down, nothing loads, nothing works, completely dead, stopped working completely, no heating, no power, no hot water, no internet, stranded, production is down, whole team',
    ],
    [
      'deadline',
      1.9,
      "asap, a.s.a.p., right now, immediately, urgent, urgently, as soon as possible, today, tonight, this morning, this afternoon, this evening, by tomorrow, tomorrow, in an hour, within the hour, deadline, before friday, by friday, by monday, by tonight, my flight, our flight, wedding, funeral, exam, surgery, boarding, last minute, time sensitive, time-sensitive, running out of time, before it is too late, before it's too late, need this now, need it now",
    ],
    [
      'waiting',
      1.4,
      'still waiting, been waiting, no answer for, no reply for, no response for, nobody answers, no one answers, for weeks, for days, for hours, third time, fourth time, again and again, since last week, weeks ago, since yesterday, on hold for',
    ],
    [
      'law',
      2.2,
      'lawyer, legal action, attorney, sue you, take you to court, small claims, consumer protection, ombudsman, trading standards, gdpr request, data protection authority, regulator, press, journalist',
    ],
    [
      'leaving',
      1.5,
      'cancel my, cancelling my, canceling my, switching to, moving to another, last chance, close my account, closing my account, want my money back',
    ],
    [
      'asks',
      0.9,
      'please help, help me, need help, can someone help, can anybody help, anyone there, please respond, please answer, somebody call me, call me back',
    ],
  ]),
  de: table([
    [
      'danger',
      3.4,
      'brennt, in brand, feuer gefangen, explodiert, rauch, stromschlag, verletzt, krankenhaus, gefährlich*, überhitz*, gasgeruch, bremse versagt, bremsen versagen, lebensgefahr, notfall',
    ],
    [
      'money',
      2.8,
      'doppelt abgebucht, doppelt belastet, zweimal abgebucht, unberechtigt abgebucht, gestohlen, betrug, gehackt, geld ist weg',
    ],
    [
      'access',
      2.4,
      'ausgesperrt, kann mich nicht anmelden, kann mich nicht einloggen, komme nicht rein, kein zugriff, konto gesperrt, daten weg, daten verloren, datenverlust, datenleck',
    ],
    [
      'outage',
      2.4,
      'ausgefallen, komplett ausfall, totalausfall, nichts geht mehr, keine heizung, kein strom, kein warmwasser, kein internet, gestrandet, liegen geblieben, liegengeblieben',
    ],
    [
      'deadline',
      1.9,
      'dringend*, sofort, so schnell wie möglich, schnellstmöglich, umgehend, heute noch, heute, heute abend, morgen früh, bis morgen, bis freitag, bis montag, frist, mein flug, hochzeit, prüfung, beerdigung, eilt, eilig',
    ],
    [
      'waiting',
      1.4,
      'warte immer noch, warte seit, warten seit, seit wochen, seit tagen, seit stunden, niemand antwortet, keiner meldet sich, meldet sich niemand, zum dritten mal, keine antwort seit',
    ],
    [
      'law',
      2.2,
      'anwalt, rechtsanwalt, klage, verklagen, verbraucherzentrale, schlichtungsstelle, datenschutzbehörde, anzeige erstatten, presse',
    ],
    ['leaving', 1.5, 'kündige, kündigung, wechsle zu, letzte chance, geld zurück'],
    ['asks', 0.9, 'bitte helfen, bitte um hilfe, brauche hilfe, hilfe, bitte um rückruf, bitte melden'],
  ]),
  fr: table([
    [
      'danger',
      3.4,
      'a pris feu, prend feu, en feu, explosé, fumée, électrocut*, blessé*, hôpital, dangereu*, surchauffe*, fuite de gaz, freins ont lâché, urgence vitale',
    ],
    [
      'money',
      2.8,
      'débité deux fois, prélevé deux fois, double prélèvement, volé, fraude, piraté, prélèvement non autorisé',
    ],
    [
      'access',
      2.4,
      'compte bloqué, compte suspendu, plus accès, impossible de me connecter, peux pas me connecter, peux plus me connecter, perdu toutes mes données, données perdues, fuite de données',
    ],
    [
      'outage',
      2.4,
      "est en panne, plus rien ne marche, rien ne fonctionne, pas de chauffage, plus de chauffage, plus d'électricité, plus d'eau chaude, plus internet, bloqué sur",
    ],
    [
      'deadline',
      1.9,
      "urgent*, urgence, immédiatement, tout de suite, au plus vite, dès que possible, aujourd'hui, ce soir, demain matin, avant demain, avant vendredi, mon vol, mariage, examen, enterrement, date limite",
    ],
    [
      'waiting',
      1.4,
      "j'attends toujours, attends depuis, depuis des semaines, depuis des jours, depuis des heures, personne ne répond, sans réponse depuis, troisième fois",
    ],
    ['law', 2.2, 'avocat, justice, porter plainte, tribunal, ufc que choisir, dgccrf, cnil, presse'],
    ['leaving', 1.5, 'je résilie, résilier, dernière chance, rembourse*'],
    ['asks', 0.9, "aidez-moi, aidez moi, besoin d'aide, à l'aide, rappelez-moi, répondez-moi"],
  ]),
  es: table([
    [
      'danger',
      3.4,
      'se incendió, en llamas, explotó, humo, descarga eléctrica, herid*, hospital, peligros*, sobrecal*, fuga de gas, fallaron los frenos, emergencia',
    ],
    [
      'money',
      2.8,
      'cobrado dos veces, cobraron dos veces, cobro doble, robado, robaron, fraude, hackead*, cargo no autorizado',
    ],
    [
      'access',
      2.4,
      'cuenta bloqueada, cuenta suspendida, no puedo entrar, no puedo acceder, no puedo iniciar sesión, perdí todos, perdí mis datos, pérdida de datos, filtración de datos',
    ],
    [
      'outage',
      2.4,
      'está caído, está caída, nada funciona, sin calefacción, sin luz, sin agua caliente, sin internet, tirado en',
    ],
    [
      'deadline',
      1.9,
      'urgente*, urgencia, inmediatamente, ahora mismo, cuanto antes, lo antes posible, hoy, esta noche, mañana por la mañana, antes de mañana, antes del viernes, mi vuelo, boda, examen, funeral, fecha límite',
    ],
    [
      'waiting',
      1.4,
      'sigo esperando, llevo esperando, desde hace semanas, desde hace días, nadie responde, nadie contesta, tercera vez',
    ],
    ['law', 2.2, 'abogado, demanda, demandar, denuncia, denunciar, consumo, facua, prensa'],
    ['leaving', 1.5, 'me doy de baja, darme de baja, última oportunidad, devolución'],
    ['asks', 0.9, 'ayuda por favor, por favor ayuda, necesito ayuda, ayúdenme, llámenme'],
  ]),
  it: table([
    [
      'danger',
      3.4,
      'ha preso fuoco, in fiamme, esplos*, fumo, scossa elettrica, ferit*, ospedale, pericolos*, surriscald*, fuga di gas, freni non, emergenza',
    ],
    ['money', 2.8, 'addebitato due volte, doppio addebito, rubat*, frode, hackerat*, addebito non autorizzato'],
    [
      'access',
      2.4,
      'account bloccato, non riesco ad accedere, non riesco a entrare, perso tutti i dati, perdita di dati',
    ],
    [
      'outage',
      2.4,
      'non funziona più niente, non va più niente, senza riscaldamento, senza corrente, senza acqua calda, senza internet, bloccato in',
    ],
    [
      'deadline',
      1.9,
      'urgente, urgentemente, urgenza, subito, immediatamente, il prima possibile, appena possibile, oggi, stasera, domani mattina, entro domani, entro venerdì, il mio volo, matrimonio, esame, funerale, scadenza',
    ],
    ['waiting', 1.4, 'sto ancora aspettando, aspetto da, da settimane, da giorni, nessuno risponde, terza volta'],
    ['law', 2.2, 'avvocato, denuncia, tribunale, altroconsumo, garante, stampa'],
    ['leaving', 1.5, 'disdico, disdetta, ultima possibilità, rimborso'],
    ['asks', 0.9, 'aiutatemi, aiuto, ho bisogno di aiuto, richiamatemi'],
  ]),
  pt: table([
    [
      'danger',
      3.4,
      'pegou fogo, em chamas, explodiu, fumaça, choque elétrico, ferid*, hospital, perigos*, superaquec*, vazamento de gás, freio falhou, emergência',
    ],
    [
      'money',
      2.8,
      'cobrado duas vezes, cobraram duas vezes, cobrança dupla, roubado, fraude, hackead*, cobrança indevida',
    ],
    [
      'access',
      2.4,
      'conta bloqueada, não consigo entrar, não consigo acessar, não consigo logar, perdi todos os, perdi meus dados, vazamento de dados',
    ],
    ['outage', 2.4, 'fora do ar, nada funciona, sem energia, sem luz, sem internet, sem água quente, sem aquecimento'],
    [
      'deadline',
      1.9,
      'urgente, urgência, imediatamente, agora mesmo, o quanto antes, o mais rápido possível, hoje, esta noite, amanhã cedo, até amanhã, até sexta, meu voo, casamento, prova, enterro, prazo',
    ],
    [
      'waiting',
      1.4,
      'continuo esperando, estou esperando há, há semanas, há dias, ninguém responde, ninguém atende, terceira vez',
    ],
    ['law', 2.2, 'advogado, processar, processo, procon, justiça, reclame aqui, imprensa'],
    ['leaving', 1.5, 'vou cancelar, cancelamento, última chance, estorno'],
    ['asks', 0.9, 'me ajudem, preciso de ajuda, socorro, me liguem'],
  ]),
  nl: table([
    [
      'danger',
      3.4,
      'in brand, vlam gevat, ontploft, rook, elektrische schok, gewond, ziekenhuis, gevaarlijk*, oververhit*, gaslek, remmen deden het niet, noodgeval',
    ],
    ['money', 2.8, 'dubbel afgeschreven, twee keer afgeschreven, gestolen, fraude, gehackt'],
    [
      'access',
      2.4,
      'buitengesloten, kan niet inloggen, geen toegang, account geblokkeerd, data kwijt, alles kwijt, datalek',
    ],
    [
      'outage',
      2.4,
      'ligt plat, ligt eruit, niets werkt, geen verwarming, geen stroom, geen warm water, geen internet, gestrand',
    ],
    [
      'deadline',
      1.9,
      'dringend, spoed, onmiddellijk, zo snel mogelijk, direct, vandaag nog, vandaag, vanavond, morgenochtend, voor morgen, voor vrijdag, mijn vlucht, bruiloft, examen, begrafenis',
    ],
    ['waiting', 1.4, 'wacht nog steeds, wacht al, al weken, al dagen, niemand reageert, geen antwoord, derde keer'],
    ['law', 2.2, 'advocaat, rechter, consumentenbond, geschillencommissie, aangifte, pers'],
    ['leaving', 1.5, 'zeg op, opzeggen, laatste kans, geld terug'],
    ['asks', 0.9, 'help mij, hulp nodig, bel me, graag hulp'],
  ]),
  pl: table([
    [
      'danger',
      3.4,
      'pali się, zapalił się, wybuch*, dym, porażenie prądem, ranny, ranna, szpital, niebezpieczn*, przegrz*, ulatnia się gaz, awaria hamulców',
    ],
    ['money', 2.8, 'pobrano dwa razy, dwukrotnie pobrano, ukradzion*, oszustwo, włamanie'],
    [
      'access',
      2.4,
      'nie mogę się zalogować, zablokowane konto, konto zablokowane, brak dostępu, utrata danych, straciłem dane, straciłam dane',
    ],
    ['outage', 2.4, 'nic nie działa, brak ogrzewania, nie ma prądu, nie ma internetu'],
    [
      'deadline',
      1.9,
      'piln*, natychmiast, jak najszybciej, dzisiaj, dziś, do jutra, jutro rano, do piątku, mój lot, ślub, egzamin, pogrzeb',
    ],
    [
      'waiting',
      1.4,
      'wciąż czekam, czekam od, od tygodni, od kilku dni, nikt nie odpowiada, nikt nie odpisuje, trzeci raz',
    ],
    ['law', 2.2, 'prawnik, adwokat, sąd, uokik, rzecznik konsumentów, prasa'],
    ['leaving', 1.5, 'rezygnuję, wypowiadam, ostatnia szansa, zwrot pieniędzy'],
    ['asks', 0.9, 'proszę o pomoc, pomocy, pomóżcie, proszę o kontakt'],
  ]),
}
/** Japanese, matched wherever they stand. */
export const japanese: [UrgencyReason, number, string[]][] = table([
  ['danger', 3.4, '火が出, 発火, 爆発, 煙が, 感電, けが, 怪我, 危険, 病院, ブレーキが効かない'],
  ['money', 2.8, '二重請求, 二重に請求, 不正利用, 盗まれ, 詐欺'],
  ['access', 2.4, 'ログインできない, ログインできません, 入れない, アカウント停止, データが消え'],
  ['outage', 2.4, '全く使えない, まったく動かない, 停電, 障害'],
  ['deadline', 1.9, '至急, 緊急, 今すぐ, すぐに, 今日中, 明日まで, 早急に'],
  ['waiting', 1.4, '返事が来ない, 返信がない, まだ届かない, 何日も, 何週間も, 待って'],
  ['law', 2.2, '弁護士, 消費者センター, 訴え'],
  ['leaving', 1.5, '解約, 返金'],
  ['asks', 0.9, '助けて, お願いします'],
])
