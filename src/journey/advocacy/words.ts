/** Words by which people recommend and prefer, in the languages that we know them in. Written by hand, to be read and argued with. */

const found = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu')

/** Says that one recommends. */
export const recommending: readonly RegExp[] = [
  "(?:can(?:not|['’]t)|couldn['’]t) recommend .{1,40}?(?:highly )?enough|couldn['’]t recommend .{1,40}? more",
  "(?:i|we)(?:['’](?:d|ll)| would| can| do| will|['’]m going to|['’]re going to)?(?: (?:\\p{L}+ly|still|always|also|whole-?heartedly))* recommend",
  '(?:^|and |, )(?:can|would|will) (?:only )?recommend',
  '(?:(?:can|would) )?(?:highly|definitely|strongly|totally|absolutely|warmly|thoroughly) recommend(?:ed)?',
  '(?:kann|können|würde|würden|möchte|möchten) .{0,60}?(?:weiter)?empfehlen|(?:ich|wir) .{0,40}?(?:weiter)?empfehlen?|empfehle (?:ich|ihn|sie|es|das)',
  '(?:klare|absolute|volle|meine|unsere|echte|große) (?:kauf)?empfehlung|(?:sehr|wirklich|absolut) (?:zu empfehlen|empfehlenswert)',
  '(?:(?:te|se|os) )?(?:l[oae]s? )?(?:recomiendo|recomendamos)|(?:muy|totalmente|súper) recomendable|(?:totalmente|altamente|muy|100 ?%) recomendad[oa]|recomendad[íi]sim[oa]',
  '(?:je|j’|nous|on) (?:(?:vous|te|le|la|les|l’|ne peux que|ne peut que|peux|peut) ?)*(?:recommand(?:e|ons|er)|conseill(?:e|ons|er))|(?:vivement|fortement) recommandée?|à recommander',
  '(?:vi|ti) (?:consiglio|consigliamo|raccomando)',
  '(?:(?:te|ve|glie) ?)?l[oaie] (?:consiglio|consigliamo|raccomando)|consiglio (?:vivamente|a tutti)|consigliatissim[oa]|straconsigliat[oa]',
  '(?:eu )?(?:super )?recomend(?:o|amos)|(?:super|muito) recomendad[oa]',
  '(?:ik|wij|we) raa?de?n? .{1,40}? aan',
  '(?:ik|wij|we) .{0,40}?(?:aanraden|aanbevelen)|(?:kan|kunnen) .{0,40}?(?:echt|zeker|iedereen|alleen maar) .{0,20}?(?:aanraden|aanbevelen)|(?:een )?(?:echte |absolute )?aanrader',
  '(?:gorąco |serdecznie |szczerze )?poleca(?:m|my)',
].map(found)

/** Tells others to take what is named right behind. */
export const taking: readonly RegExp[] = [
  "(?:^|(?<=: |^if you [^,]{1,60}, )|you (?:should|ought to) |you won['’]t regret |(?:and|so|but) (?:just|go|definitely) )(?:(?:just|go|definitely|really) )*(?:get|getting|buy|buying|try|trying|check out|go for|go with|look at|have a look at|take a look at)",
  '(?:^|du (?:musst|solltest) |ihr (?:müsst|solltet) )(?:nimm|nehmt|kauf|kauft|kauft euch|kauf dir|hol dir|holt euch|probier|probiert|schau dir|schaut euch)',
  '(?:^|tienes que |tenéis que )(?:prueba|probad|probar|compra|comprad|comprar|cómprate|píllate|mira|mirad)',
  '(?:^|il faut |tu devrais |vous devriez )(?:essaie|essayez|essayer|achète|achetez|acheter|prends|prenez|prendre|regardez)',
  '(?:^|devi |dovete )(?:prova|provate|provare|compra|comprate|comprare|prendi|prendete)',
  '(?:^|tens de |tem que )(?:compra|compre|comprar|experimenta|experimente|experimentar)',
  '(?:^|je moet (?:echt )?)(?:neem|koop|probeer)',
  '^(?:kup|kupcie|weź|weźcie|spróbuj)',
].map(found)

/** Says “it”, or to whom. */
export const pronouns = found(
  'it|them|this|these|him|her|anyone|anybody|everyone|everybody|you|recommended|ihn|sie|es|das|ihnen|jedem|allen|euch|dir|l[oae]s?|te|os|todos|todo el mundo|recomendable|recomendad[oa]|vous|les|l[oi]|ve|vi|a tutti|todos|ela|ele|het|hem|iedereen|aanrader|go|ją|je|wszystkim',
)

/** Says the opposite. */
export const notSo = found(
  "not|against|never|no longer|cannot|can['’]t|won['’]t|wouldn['’]t|don['’]t|didn['’]t|doesn['’]t|isn['’]t|aren['’]t|hardly|if only|nicht|nie|niemals|kein\\p{L}*|kaum|no|nunca|tampoco|jamás|pas|jamais|plus personne|non|mai|não|jamais|niet|geen|nooit|niemand|niemandem|nobody|nigdy",
)

/** “No regrets” denies nothing. */
export const noRegrets = found(
  "no regrets?|(?:not|never|don['’]t|didn['’]t|haven['’]t) (?:regret|look)(?:ted|ed|ing)? ?(?:it|back)?|bereue (?:es nicht|nichts)|no (?:me|nos) arrep\\p{L}+|aucun regret|non torno indietro|non me ne pento|não me arrependo|não volto atrás|geen spijt|nie żałuję",
)

/** Only wished, only heard, said of nobody, or in jest: “if you enjoy pushing it home”. */
export const notMeant = found(
  [
    "i wish(?! (?:i|we)(?:['’]d| had))|they (?:say|claim)|(?:it|he|she|ad|company) claims|supposedly|allegedly|apparently|nobody|no one|if you (?:like|enjoy|love)",
    'would recommend .{1,40}? if (?:the|it|they|only)',
    'ich wünschte|angeblich|behaupten|(?:meint|sagt), (?:ich|wir|man) soll\\p{L}*|niemand|wenn (?:du|ihr|man|sie) gerne?',
    'würden? .{0,60}?gerne? .{0,20}?empfehlen|würden? .{0,60}?empfehlen, (?:wenn|falls) (?:der|die|das|er|sie|es|nur)',
    'ojalá|me gustaría|quisiera|dicen que|supuestamente|nadie|si (?:te|os|le|les) gusta',
    "j[’']aimerais|j[’']aurais aimé|si seulement|il paraît|paraît-il|soi-disant|on dit que|personne|si (?:vous aimez|tu aimes)",
    'vorrei|magari|dicono|si dice|pare che|nessuno|se (?:vi|ti) piace',
    'quem me dera|gostava de|gostaria de|oxalá|dizem|supostamente|ninguém|se (?:gosta|gostas|gostam|você gosta)',
    'ik wou|wilde dat|zou .{0,40}?graag .{0,20}?aanraden|ze zeggen|zogenaamd|niemand|als je graag|zou .{0,60}?aanraden als (?:hij|ze|het|de)',
    'chciał(?:a)?bym|podobno|rzekomo|nikt|jeśli (?:lubisz|lubicie)',
  ].join('|'),
)

/** What would be, and is not. */
export const notReal = found(
  'would be|would have been|wären?|sería|serait|sarebbe|seria|zou(?:den)? .{0,40}?zijn|był(?:by|aby|oby)',
)

const some = '[^,;:.!?\\n]'

/** What one would rather have, and than what. */
export const comparing: readonly RegExp[] = [
  `(?<rather>${some}{1,60}?) (?:(?:much|far|way|a lot|so much|clearly|simply|just|even) )?(?:(?:better|nicer) (?:${some}{1,20} )?than|(?:superior|preferable) (?:to|than)) (?<than>${some}{2,40})`,
  `(?<than>${some}{1,60}?) (?:(?:much|far|way|a lot|so much|clearly|simply|just|even) )?(?:worse (?:${some}{1,20} )?than|inferior to) (?<rather>${some}{2,40})`,
  `(?<rather>${some}{1,60}?) (?:beats|outclasses) (?<than>${some}{2,40})`,
  `(?:i|we)(?:['’]d| would| really| much| still| always)* (?:prefer|preferred) (?<rather>${some}{2,40}?) (?:to|over) (?<than>${some}{2,40})`,
  `(?:would|['’]d) (?:much )?rather (?:have|ride|buy|get|use|take) (?<rather>${some}{2,40}?) than (?<than>${some}{2,40})`,
  `(?:i|we)(?:['’]d| would| really| much| still| always)* prefer (?<rather>(?:${some}(?! (?:to|over) )){2,40})`,
  `(?:switched|moved|changed|migrated) (?:over )?from (?<than>${some}{2,40}?) to (?<rather>${some}{2,40})`,
  `(?:chose|chosen|choose|picked|pick) (?<rather>${some}{2,40}?) over (?<than>${some}{2,40})`,
  `(?:ditched|dropped|swapped|traded) (?<than>${some}{2,40}?) for (?<rather>${some}{2,40})`,
  `replaced (?<than>${some}{2,40}?) (?:with|by) (?<rather>${some}{2,40})`,
  `(?<rather>${some}{1,60}?) (?:(?:viel|deutlich|klar|weit|einfach|um längen) )?(?:besser|schöner|angenehmer|lieber) (?:${some}{1,20} )?als (?<than>${some}{2,40})`,
  `(?<than>${some}{1,60}?) (?:(?:viel|deutlich|klar|weit) )?schlechter (?:${some}{1,20} )?als (?<rather>${some}{2,40})`,
  `(?:von|vom) (?<than>${some}{2,40}?) (?:zu|zum|zur|auf|nach) (?<rather>${some}{2,40}?) (?:gewechselt|umgestiegen|gegangen)`,
  `(?:ziehe|ziehen) (?<rather>${some}{2,40}?) (?:dem|der|den|einem|einer)? ?(?<than>${some}{2,40}?) vor`,
  `(?:bevorzuge|bevorzugen) (?<rather>${some}{2,40}?) (?:gegenüber|vor) (?<than>${some}{2,40})`,
  `(?:bevorzuge|bevorzugen) (?<rather>(?:${some}(?! (?:gegenüber|vor) )){2,40})`,
  `(?<rather>${some}{1,60}?) (?:(?:mucho|muchísimo|bastante) )?mejor(?:es)? que (?<than>${some}{2,40})`,
  `(?<than>${some}{1,60}?) (?:(?:mucho|muchísimo|bastante) )?peor(?:es)? que (?<rather>${some}{2,40})`,
  `prefier(?:o|e) (?<rather>${some}{2,40}?)(?: (?:a|antes que|sobre) (?<than>${some}{2,40})|$)`,
  `(?:me quedo|nos quedamos) con (?<rather>${some}{2,40}?) antes que (?:con )?(?<than>${some}{2,40})`,
  `(?:cambié|cambiamos|cambiado|me pasé|nos pasamos|pasé) de (?<than>${some}{2,40}?) a (?<rather>${some}{2,40})`,
  `(?<rather>${some}{1,60}?) (?:(?:bien|beaucoup|largement|nettement) )?(?:mieux|meilleure?s?) que (?<than>${some}{2,40})`,
  `(?<than>${some}{1,60}?) (?:(?:bien|beaucoup) )?(?:pires?|moins bien|moins bon(?:ne)?s?) que (?<rather>${some}{2,40})`,
  `préfèr(?:e|ons) (?<rather>${some}{2,40}?)(?: (?:à|au|aux) (?<than>${some}{2,40})|$)`,
  `(?:échangé|troqué) (?<than>${some}{2,40}?) contre (?<rather>${some}{2,40})`,
  `remplacé (?<than>${some}{2,40}?) par (?<rather>${some}{2,40})`,
  `(?:passée?s?|changée?s?) (?:de|du|d[’']) ?(?<than>${some}{2,40}?) (?:à|au|pour) (?<rather>${some}{2,40})`,
  `(?<rather>${some}{1,60}?) (?:(?:molto|decisamente) )?(?:meglio|migliore|migliori) (?:di|del|della|dei|rispetto a) (?<than>${some}{2,40})`,
  `(?<than>${some}{1,60}?) (?:(?:molto|decisamente) )?(?:peggio|peggiore|peggiori) (?:di|del|della|dei|rispetto a) (?<rather>${some}{2,40})`,
  `preferisc(?:o|ono) (?<rather>${some}{2,40}?)(?: (?:a|al|alla|rispetto a) (?<than>${some}{2,40})|$)`,
  `passat[oai] (?:da|dal|dalla) (?<than>${some}{2,40}?) (?:a|al|alla) (?<rather>${some}{2,40})`,
  `(?<rather>${some}{1,60}?) (?:(?:muito|bem) )?melhor(?:es)? (?:do )?que (?<than>${some}{2,40})`,
  `(?<than>${some}{1,60}?) (?:(?:muito|bem) )?pior(?:es)? (?:do )?que (?<rather>${some}{2,40})`,
  `(?:mudei|mudámos|troquei|trocámos) (?:de |do |da )?(?<than>${some}{2,40}?) (?:para|por|pelo|pela) (?<rather>${some}{2,40})`,
  `prefiro (?<rather>${some}{2,40}?)(?: (?:a|ao|à) (?<than>${some}{2,40})|$)`,
  `(?<rather>${some}{1,60}?) (?:(?:veel|stukken) )?(?:beter|fijner|liever) (?:${some}{1,20} )?dan (?<than>${some}{2,40})`,
  `(?<than>${some}{1,60}?) (?:(?:veel|stukken) )?slechter (?:${some}{1,20} )?dan (?<rather>${some}{2,40})`,
  `van (?<than>${some}{2,40}?) (?:naar|op) (?<rather>${some}{2,40}?) (?:overgestapt|gegaan)`,
  `overgestapt van (?<than>${some}{2,40}?) (?:naar|op) (?<rather>${some}{2,40})`,
  `(?<rather>${some}{1,60}?) (?:(?:dużo|o wiele) )?(?:lepszy|lepsza|lepsze|lepiej) (?:niż|od) (?<than>${some}{2,40})`,
  `(?<than>${some}{1,60}?) (?:(?:dużo|o wiele) )?(?:gorszy|gorsza|gorsze|gorzej) (?:niż|od) (?<rather>${some}{2,40})`,
  `(?:wolę|wolimy) (?<rather>${some}{2,40}?) (?:niż|od) (?<than>${some}{2,40})`,
].map(found)

/** “Bought A instead of B”: where something was chosen. */
export const choosing = {
  verb: found(
    'bought|chose|chosen|picked|got|took|take|going with|went with|ordered|gekauft|genommen|entschieden|bestellt|compré|compramos|elegí|elegimos|pedí|acheté|choisi|pris|comprato|scelto|preso|comprei|escolhi|gekocht|gekozen|kupiłem|kupiłam|wybrałem|wybrałam',
  ),
  instead: [
    `(?<rather>${some}{2,60}?) (?:instead of|rather than|statt|anstatt|anstelle|en lugar de|en vez de|au lieu (?:de|du|d[’'])|plutôt que|invece (?:di|del|della)|em vez (?:de|do|da)|in plaats van|zamiast) ?(?<than>${some}{2,40})`,
  ].map(found),
}
