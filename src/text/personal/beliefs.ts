import { type Span, spansOf } from './model.ts'

/** Nationalities, religions and convictions: what article 9 of the GDPR protects, and what tells where one is from. */
const words =
  `afghan albanian algerian american andorran angolan argentine argentinian armenian australian austrian azerbaijani bahraini bangladeshi barbadian
belarusian belgian belizean beninese bhutanese bolivian bosnian brazilian british bruneian bulgarian burkinabe burmese burundian cambodian cameroonian
canadian chadian chilean chinese colombian comoran congolese croatian cuban cypriot czech danish djiboutian dominican dutch ecuadorian egyptian emirati
english eritrean estonian ethiopian fijian filipino finnish french gabonese gambian georgian german ghanaian greek grenadian guatemalan guinean guyanese
haitian honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean
kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian luxembourgish macedonian malagasy malawian malaysian maldivian malian maltese mauritanian
mauritian mexican moldovan monegasque mongolian montenegrin moroccan mozambican namibian nepalese nepali nicaraguan nigerian nigerien norwegian omani
pakistani palauan palestinian panamanian paraguayan peruvian polish portuguese qatari romanian russian rwandan salvadoran samoan saudi scottish senegalese
serbian seychellois singaporean slovak slovakian slovenian somali spanish sudanese surinamese swedish swiss syrian taiwanese tajik tanzanian thai togolese
tongan trinidadian tunisian turkish turkmen tuvaluan ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean
catholic protestant muslim christian jewish hindu buddhist sikh mormon lutheran orthodox atheist baptist anglican evangelical
democrat republican conservative socialist communist liberal`
    .split(/\s+/)
    .join('|')
const capital = new RegExp(String.raw`(?<![\p{L}\d-])(?:${words})s?(?![\p{L}\d-])`, 'giu')

/** Words for where somebody comes from or what they believe, where they are written with a capital. */
export function findBeliefs(text: string): Span[] {
  return spansOf(text, capital).filter(({ start }) => /\p{Lu}/u.test(text[start] ?? ''))
}
