/*
 * The lists below name people and insult them. They are here so that a reader can be spared such words, and so that a
 * post about people is told from a post against them. Written for Sosh.
 */

const listOf = (written: string): string[] => written.split(',').map(word => word.trim())

/** Groups of people who are hated for what they are. With "people", "folks" and the like after an adjective. */
export const groups = new Set(
  listOf(
    `women, woman, womens, girls, females, female, ladies, wives, feminists, trans, transgender, transgenders, transsexuals, transsexual, transwomen,
    transmen, transpeople, gay, gays, lesbian, lesbians, bisexual, bisexuals, homosexual, homosexuals, queers, lgbt, lgbtq,
    black, blacks, africans, african, african-american, african-americans, brown, asian, asians, chinese, japanese, koreans, indians, indian,
    pakistanis, mexican, mexicans, latino, latinos, latinas, hispanic, hispanics, arabs, arab, turks, turkish, gypsies, roma, white, whites,
    natives, indigenous, aboriginals, somalis, somali, nigerians, poles, romanians, foreigners, foreigner, immigrant, immigrants, migrant,
    migrants, refugee, refugees, asylum-seekers, muslim, muslims, islam, islamic, jew, jews, jewish, christians, christian, hindus, hindu, sikhs,
    sikh, buddhists, catholics, mormons, disabled, handicapped, autistic, autistics, autists, deaf, blind, disabilities, wheelchair,
    elderly, minorities, minority, non-whites, haitians, syrians, afghans, palestinians, israelis, russians, ukrainians`,
  ),
)
/** An adjective of `groups` needs one of these, or stands alone as in "gays". */
export const people = new Set(
  listOf(
    'people, persons, person, folks, folk, men, man, women, woman, guys, guy, kids, children, community, ppl, families, girls, boys, ones, americans, individuals, lives, bastards, bitches, scum',
  ),
)
/** These are groups only with a word of `people` after them, or before a verb that is said of many. */
export const adjectives = new Set(
  listOf(
    'black, white, brown, blind, deaf, elderly, native, female, trans, gay, disabled, asian, african, indian, chinese, japanese, hispanic, christian, jewish, arab, islamic, turkish, somali, transgender, bisexual, autistic, handicapped, latino, minority, indigenous, transsexual, hindu, sikh',
  ),
)

/** Slurs against groups: never neutral said of somebody, though some are reclaimed. */
export const slurs = new Set(
  listOf(
    `nigger, niggers, niggas, nigga, niggaz, negro, negroes, coon, coons, jigaboo, porchmonkey, spic, spics, spick, spicks, wetback, wetbacks, beaner, beaners, chink, chinks,
    gook, gooks, zipperhead, paki, pakis, raghead, ragheads, towelhead, towelheads, camelfucker, sandnigger, muzzie, muzzies, muzrat, mudslime, kike, kikes, heeb, yid, yids,
    faggot, faggots, fag, fags, fagot, faggy, dyke, dykes, homo, homos, poof, poofter, tranny, trannies, trannys, shemale, shemales, ladyboy,
    retard, retards, retarded, cripple, cripples, mongoloid, spastic, spaz, cunt, cunts, whore, whores, slut, sluts, bitch, bitches, skank, thot, thots,
    gypo, pikey, abo, injun, redskin, cracker, crackers, honky, gringo, wop, dago, polack, kraut, jap, japs, slanteye, wigger, halfbreed, mudblood, kafir, coonass, whitetrash, negress, queer, queers, rapefugee, rapefugees, feminazi, feminazis, libtard, libtards, muzzies, paddy, taig, gipsies, chinaman, chinamen, curry-muncher, dothead, cameljockey, sambo, golliwog, darkie, darkies, nig, nigs, niglet, niglets, ching-chong, cripple, wog, wogs, lezzie, lezzies, lesbo, lesbos, bulldyke, trap, trannie, femoid, femoids, mongol, mongols, mong, window-licker, downie, tard, tards, pickaninny, squaw, jewboy, goyim, hymie, islamonazi, goatfucker, goatfuckers`,
  ),
)
/** Slurs that also mean something harmless, or are called by those they name: they need a target beside them. */
export const doubtfulSlurs = new Set(
  listOf(
    'bitch, bitches, nigga, niggas, niggaz, coon, coons, cracker, crackers, jap, gringo, paki, abo, homo, dyke, dykes, fag, fags, spade, whore, whores, slut, sluts, skank, thot, thots, trap, nig, retarded, retard, retards, spastic, cripple, ape, apes, kraut, chink, queer, queers, cunt, cunts, hoe, hoes',
  ),
)

/** Says of a group what may not be said of people. */
export const dehumanising = new Set(
  listOf(
    `scum, vermin, vermins, cockroach, cockroaches, rats, rat, parasite, parasites, animals, animal, subhuman, subhumans, sub-human, savages, savage, monkeys, monkey, pigs, pig, dogs, dog, filth,
    trash, garbage, waste, plague, disease, cancer, virus, leeches, leech, maggots, maggot, snakes, swine, beasts, beast, insects, ape, apes, barbarians, barbaric, primitive, monsters, demons, abomination, abominations,
    degenerate, degenerates, mistake, mistakes, freaks, freak, poison, infestation, invaders, goatfuckers, tumor, tumour, excrement, shit, crap, turd, turds, dirt, pest, pests, refuse, rubbish, slime, germs, bacteria, lice, louse, worms, worm, bugs, bug, roaches, roach, hyenas, jackals, creatures, creature, leftovers, blight, mongrels, mongrel, mutants, mutant, weeds, rodents, rodent, sewage, pollution, sludge, subspecies, cattle, sheep, brutes, mutts, curs, swarm, swarms, zombies, robots`,
  ),
)
export const derogatory = new Set(
  listOf(
    `dumbest, stupidest, ugliest, laziest, filthiest, vilest, sickest, nastiest, dirtiest, weakest, lowest, dumber, uglier, stupider, despised, hated, incapable, undeserving, talentless, spineless, mindless, heartless, soulless, clueless, hopeless, disgusting, disgust, disgusts, gross, repulsive, repulsed, vile, filthy, dirty, evil, wicked, stupid, dumb, idiots, idiotic, moronic, inferior, worthless, useless, lazy, criminals, criminal, thieves, thugs, rapists, rapist, terrorists, terrorist,
    pedophiles, paedophiles, pedos, murderers, killers, violent, corrupt, sick, sinful, unnatural, ugly, horrible, awful, terrible, hideous, nasty, pathetic, despicable, deplorable, hateful, subservient, backward, backwards, uncivilised, uncivilized,
    annoying, weak, retarded, crazy, insane, liars, cheaters, sluts, whores, cunts, bastards, assholes, fools, imbeciles, bitches, cancerous, toxic, burden, menace, threat, danger, dangerous, problem, problems, shameful, shit, shitty, sucks, suck, worst, bad, immoral, perverted, perverts, pervert, wrong,
    loathsome, abhorrent, wretched, contemptible, greedy, sneaky, smelly, stink, stinks, smell, invading, destroying, ruining, ruined, ruin, destroy, contaminate, pollute, infest, infesting, brainless, incompetent, undeserving, unwanted, unworthy, unclean, lesser, disgrace, disgraceful, embarrassment, joke, mentally, deranged, delusional, ignorant, worse, ridiculous, rubbish, unintelligent, uneducated, foolish, cowardly, cowards, coward, dishonest, fake, disturbed, abnormal, defective, broken, failures, failure, fucked, arrogant, hysterical, emotional, promiscuous, immature, repugnant, revolting, nauseating, sickening, creepy, creeps, scary, untrustworthy, undesirable, uncivil, aggressive, rude, selfish, ungrateful, entitled, spoiled, hypocrites, moochers, freeloaders, scroungers, assholes, arseholes, cheats, con artists, degenerates, twisted, obnoxious, offensive, vicious, cruel, lower`,
  ),
)
/** Feelings and deeds against. */
export const hating = new Set(
  listOf(
    'hate, hates, hated, hating, h8, hatred, hateful, disdain, contempt, loathing, disgust, revulsion, anger, angry, furious, enraged, rage, fury, livid, sickened, sickens, sicken, repulse, repels, scares, annoys, annoy, infuriate, infuriates, irritate, irritates, offended, disrespect, mock, insult, discriminate, exclude, ashamed, intolerant, aversion, animosity, antipathy, hostility, spite, despise, despises, detest, loathe, loathes, loath, abhor, resent, dislike, disgusted, disgusts, mistrust, distrust, fuck, screw, curse, damn, spit, condemn, scorn, appalled, repulsed, fear',
  ),
)
export const harming = new Set(
  listOf(
    `kill, kills, killed, killing, murder, murdered, shoot, shot, hang, hanged, hung, lynch, lynched, burn, burned, burnt, gas, gassed, exterminate, exterminated, extermination, eradicate, eradicated, annihilate, wipe, wiped, execute, executed, slaughter, slaughtered, behead, beheaded, stab, stabbed,
    rape, raped, beat, beaten, punch, punched, slap, hurt, torture, tortured, crush, smash, attack, attacked, castrate, castrated, sterilise, sterilised, sterilize, sterilized, deport, deported, expel, expelled, bomb, bombed, nuke, nuked, drown, drowned, eliminate, eliminated, die, dies, died, dead, death, harm, destroy, remove, removed, banned, ban, jail, jailed, imprisoned, enslave, enslaved, whip, whipped, punish, punished, attacking, ending, hunt, hunted, hunting, bash, bashing, cut, slit, smack, stone, stoned, stoning, deporting, burning, shooting, hanging, beating, gassing, hurting, destroying, cleanse, purge, obliterate, poison, impale, skin, pound, strike, blow, kick, vanish, disappear, rot, suffer, choke, strangle, neuter`,
  ),
)
/** Strong enough to be hateful with no more than "all" or "should". */
export const negativeNorms = [
  /\b(?:should|must|ought|need|needs|have|has|deserves?) (?:\w+ ){0,2}(?:be )?(?:\w+ )?(?:shot|killed|hanged|hung|gassed|burned|burnt|exterminated|wiped|executed|deported|lynched|beaten|raped|sterili[sz]ed|castrated|eradicated|die|punished|jailed|enslaved|bombed|removed|expelled|banned|attacked|tortured|suffer|locked|shipped|sent back|put down|thrown)\b/,
  /\b(?:should|do|does|did|will|must|can) ?(?:not|n't|nt|never) (?:\w+ ){0,2}(?:be allowed|have (?:the |any |a )?rights?|belong|deserve|exist|vote|breed|reproduce|marry|live|be here|be trusted|be treated|be considered|have been born)\b/,
  /\b(?:can't stand|cannot stand|cant stand|fed up with|sick of|tired of|(?:boil|fills? me|filled) with|the death of|execution)\b/,
  /\b(?:nothing (?:but|more than|worse)|no better than|no more than|worth (?:absolutely |less |literally |a )*(?:nothing|less|shit|zero|crap|damn)|no one (?:else )?is (?:as|more|less)|nobody is (?:as|more|less)|there is nothing|typical of|just like (?:a|all) |no (?:value|worth|place|business|right)|(?:only|no) good for|dumber than|lower than|worse than|go fuck|fuck (?:off|themselves|yourselves)|death to|down with|end (?:every|all|them|the lives?)|(?:put |bring )an end to|snap|throats?|necks?|heads? off|rid the world|world without|better off (?:dead|without)|wish (?:\w+ ){0,4}(?:dead|gone|died|didn't exist|would die|would disappear)|(?:hope|pray) (?:\w+ ){0,6}(?:die|dies|burn|suffer|rot|get killed|gets? (?:shot|raped|cancer|hit|killed))|nobody (?:likes|wants|needs|respects)|no one (?:likes|wants|needs|respects)|your kind|their kind|that kind)\b/,
  /\b(?:deserves? to (?:die|suffer|be|burn|rot)|go back to|get out of (?:our|my|this)|send (?:them|these|those|all) back|keep (?:them|these|those) out|not welcome|have no place|has no place|no place in|wipe out|get rid of|rid of|less than human|not (?:even )?human|not (?:real |proper )?people|lower than|belong in (?:the kitchen|cages?|camps?|prison|jail|hell|a zoo)|back in the kitchen|the only good|should know (?:your|their) place|know (?:your|their) place|burn in hell|rot in hell|go to hell|second[- ]class|beneath (?:us|me)|not equal|don't deserve)\b/,
]
/** Against a person: rude, and worth sparing the reader, but no hate of a group. */
export const insults = new Set(
  listOf(
    `idiot, idiots, moron, morons, imbecile, imbeciles, stupid, dumbass, dumb, asshole, assholes, bastard, bastards, jerk, jerks, loser, losers, dickhead, dickheads, prick, pricks, twat, wanker, wankers, douche, douchebag, scumbag, scumbags, pathetic, clown, clowns, liar, liars,
    crook, crooks, cretin, cretins, pig, pigs, swine, slimeball, shithead, arsehole, arse, tosser, bellend, muppet, dipshit, fuckwit, motherfucker, motherfuckers, cocksucker, bitch, bitches, hoe, hoes, cunt, cunts, whore, slut, pussy, pussies, retard, retards, faggot, fag, nigga, niggas, nigger, tranny, skank, thot`,
  ),
)
export const profanity = new Set(
  listOf(
    'fuck, fucking, fucked, fuckin, fucker, fuckers, fuckery, fck, fking, shit, shitty, shits, bullshit, crap, crappy, damn, damned, goddamn, hell, ass, asses, arse, bloody, bollocks, piss, pissed, dick, dicks, cock, cocks, tits, wtf, stfu, gtfo, bitch, bitches, bitching, hoe, hoes, pussy, motherfucking, cum, jizz, balls, screw, douche, turd',
  ),
)
/** Praise and peace; denied, they turn against. */
export const welcoming = new Set(
  listOf(
    'love, loves, respect, respects, respected, support, supports, admire, admires, appreciate, cherish, adore, value, welcome, welcomed, accept, accepted, trust, friends, care, equal, worthy, befriend, date, help, believe, equals, good, decent, normal, valuable, smart, intelligent, great, allowed, beautiful, happy, proud, wonderful, safe, protected, celebrate, celebrated, belong, useful, clean, honest, hardworking, trustworthy, civilised, civilized',
  ),
)
export const negations = new Set(
  listOf(
    "not, no, never, don't, dont, doesn't, doesnt, didn't, didnt, isn't, isnt, aren't, arent, wasn't, weren't, won't, wont, wouldn't, wouldnt, can't, cant, cannot, couldn't, couldnt, shouldn't, shouldnt, none, nobody, nothing, without, neither, nor, ain't, aint, hardly, anything but, haven't, hasn't, disagree, nowhere, ne'er",
  ),
)
/** Speaks about hate speech rather than hating: "stop saying", "it is wrong to", and what condemns it. */
export const counter =
  /\b(?:(?<!\b(?:i'm|im|am|just|been|keep|not|was) )(?:saying|calling|writing|telling|claiming|arguing|believing|stating|threatening|treating|treats|treated|spreading|posting|tweeting|suggesting|shouting|yelling|implying|insisting|comparing|advocating|promoting|normali[sz]ing|condoning|using)|call(?:ed|ing)? out|has to (?:stop|end)|have to stop|must stop|needs to stop|should stop|says a lot about|in our society|opposite of|(?:can't|cannot) (?:seriously|honestly|really) believe|realise how|realize how|shame on|fight(?:ing)? (?:against|racism|hate)|condemn|victims? of|suffer from|discriminated against|how dare|lost (?:my|all) respect|stop (?:saying|spreading|calling|using|telling)|(?:anyone|whoever|people who|those who|someone|everyone who|somebody|everybody who|men who|folks who|he|she|you|politicians?|guys who) (?:who |that |can |could |would |still |really |just |seriously |honestly |actually )*(?:says?|said|saying|calls?|calling|thinks?|claims?|believes?|uses?|writes?|tweets?|posts?)|say(?:ing)? (?:that|things like|stuff like|something like|you|they|all|i|we|someone|the word|")|don't (?:say|call|tell|use)|(?:can't|cannot|should not|shouldn't|can not) (?:just |simply |ever |go around )*(?:say|call|tell|claim|use|be saying)|never (?:say|call|ok|okay)|not (?:ok|okay|acceptable|cool|right|fair|funny) to|(?:is|are|was|it's|its|that's) (?:a |an |so |such |just |simply |plain |totally |completely |absolutely |really |very |not )*(?:wrong|hateful|racist|racism|sexist|sexism|homophobic|transphobic|ableist|ableism|islamophobic|xenophobic|misogyny|misogynistic|bigoted|bigotry|hate speech|offensive|unacceptable|ignorant|disgraceful|prejudice|a lie|a crime|misguided|stupid thing|hate crime|outrageous|discriminat\w+|harmful|nonsense|false|untrue|not true)|(?:called|calls|call|told|tells|telling|shouted|screamed|yelled|wrote|said) (?:me|him|her|us|them|my|a|the|at|to)\b|(?:racists?|bigots?|nazis?|sexists?|homophobes?|transphobes?|haters?|trolls?|misogynists?|islamophobes?|fascists?|supremacists?) (?:who|that|say|think|like|always|often|keep|are)|wrong to|no one should|nobody should|who (?:says?|said|thinks?|claims?) |shows how|makes you (?:a|an)|you (?:sound|are) (?:like )?(?:a |an |so )?(?:racist|bigot|sexist|idiot|misguided|ignorant|hateful|prejudiced)|quote|so-called|hate speech|against (?:racism|hate|sexism|homophobia|hatred)|should be ashamed of)/
/** Own people's use: "my …", "we are …", said of oneself or with praise. */
export const owning =
  /^(?:my|our|we|we're|us|i|i'm|im|me|myself|ourselves|fellow|y'all|yall|proud|real|bad|these|those|hey|sup|yo|what's|whats|wassup|this|that)$/

/** Other languages, insults only (a person's own rule of what to spare): stems end in `*`. */
export const insultsElsewhere: Record<string, string> = {
  de: 'arschloch, arschlöcher, wichser, hurensohn, hurensöhne, fotze, schlampe, missgeburt, idiot, idioten, vollidiot*, trottel, depp, deppen, drecksau, drecksladen, scheiß*, scheiss*, verfickt*, fick dich, kanake*, neger, schwuchtel*, untermensch*, spast*, mongo, penner, dreckspack, ungeziefer, abschaum, zigeuner*, nutte*, krüppel, judensau, kopftuchmädchen',
  fr: 'connard*, connasse*, salope*, pute*, enculé*, fils de pute, bâtard*, abruti*, crétin*, merde*, bougnoule*, négro*, nègre*, pédé*, tapette*, gouine*, youpin*, sale arabe, sale juif, sale noir, racaille, ta gueule, nique*, débile*, mongol, bicot*, raton*',
  es: 'hijo de puta, hijos de puta, puta*, puto*, cabrón*, cabron*, gilipollas, imbécil*, idiota*, maricón*, maricon*, sudaca*, mierda, coño, zorra*, subnormal*, retrasado*, malparid*, pendejo*, negrata*, panchito*, moro de mierda, mongólic*, capullo*, cerdo asqueroso, bollera*',
  it: 'stronz*, coglion*, puttan*, troia, troie, figlio di puttana, vaffanculo, merda, cazzo, frocio, froci, ricchion*, negro, negri, terron*, zingar*, cretin*, idiot*, deficient*, bastard*, mongoloide*, handicappato di merda, culattone',
  pt: 'filho da puta, filha da puta, puta*, caralho, porra, merda, viado*, bicha*, macaco*, vadia*, idiota*, imbecil*, otári*, arrombad*, retardad*, babaca*, corno*, sapatão, crioulo*, paneleiro*, cabrão',
  nl: 'klootzak*, hoer*, kut*, kanker*, tering*, mongool*, mongolen, homo*, flikker*, neger*, kutmarokkaan*, sukkel*, eikel*, idioot, idioten, debiel*, lul, trut, teef, zandneger*, godverdomme, tyfus*, oprotten',
  pl: 'kurw*, chuj*, pierdol*, jebany*, jeban*, skurwysyn*, pedał*, ciot*, czarnuch*, żydek*, żydzisko, debil*, idiot*, kretyn*, suka, dziwk*, ścierwo, szmata, ciapaty, ciapat*, brudas*, gówno*',
}
