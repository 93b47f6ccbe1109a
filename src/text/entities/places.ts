/** Countries: code, then the names they go by in the languages we read, divided by `|`. Written for Sosh. */
const countries = `AE United Arab Emirates|UAE|Emirates; AF Afghanistan; AL Albania|Albanien; AM Armenia; AO Angola; AR Argentina|Argentinien|Argentine; AT Austria|Österreich|Autriche|Oostenrijk|Áustria; AU Australia|Australien|Australie|Austrália; AZ Azerbaijan
BA Bosnia|Bosnia and Herzegovina|Bosnien; BD Bangladesh; BE Belgium|Belgien|Belgique|Bélgica|Belgio|België|Belgia; BG Bulgaria|Bulgarien|Bulgarie; BO Bolivia|Bolivien; BR Brazil|Brasilien|Brésil|Brasil|Brasile|Brazilië|Brazylia; BY Belarus
CA Canada|Kanada|Canadá; CH Switzerland|Schweiz|Suisse|Suiza|Svizzera|Suíça|Zwitserland|Szwajcaria; CI Ivory Coast|Côte d'Ivoire; CL Chile|Chili; CM Cameroon; CN China|Chine|Cina|Chiny|中国; CO Colombia|Kolumbien|Colombie; CR Costa Rica; CU Cuba|Kuba; CY Cyprus|Zypern; CZ Czechia|Czech Republic|Tschechien|Tchéquie|Chequia|Tsjechië|Czechy
DE Germany|Deutschland|Allemagne|Alemania|Germania|Alemanha|Duitsland|Niemcy|ドイツ; DK Denmark|Dänemark|Danemark|Dinamarca|Danimarca|Denemarken|Dania|Danmark; DO Dominican Republic; DZ Algeria|Algerien|Algérie; EC Ecuador; EE Estonia|Estland|Estonie; EG Egypt|Ägypten|Égypte|Egipto|Egitto; ES Spain|Spanien|Espagne|España|Spagna|Espanha|Spanje|Hiszpania|スペイン; ET Ethiopia
FI Finland|Finnland|Finlande|Finlandia; FR France|Frankreich|Francia|França|Frankrijk|Francja|フランス; GB United Kingdom|Great Britain|Britain|England|Scotland|Wales|Grossbritannien|Großbritannien|Royaume-Uni|Angleterre|Reino Unido|Regno Unito|Inghilterra|Engeland|Anglia|イギリス; GE Georgia|Georgien; GH Ghana; GR Greece|Griechenland|Grèce|Grecia|Grécia|Griekenland|Grecja; GT Guatemala
HK Hong Kong|Hongkong|香港; HN Honduras; HR Croatia|Kroatien|Croatie|Croacia|Croazia|Kroatië|Chorwacja; HU Hungary|Ungarn|Hongrie|Hungría|Ungheria|Hongarije|Węgry; ID Indonesia|Indonesien; IE Ireland|Irland|Irlande|Irlanda|Ierland|Irlandia; IL Israel; IN India|Indien|Inde; IQ Iraq|Irak; IR Iran; IS Iceland|Island|Islande|Islandia; IT Italy|Italien|Italie|Italia|Itália|Włochy|イタリア
JM Jamaica; JO Jordan|Jordanien; JP Japan|Japon|Japón|Giappone|Japão|Japonia|日本; KE Kenya|Kenia; KH Cambodia; KR South Korea|Korea|Südkorea|Corée|Corea|韓国|대한민국|한국; KW Kuwait; KZ Kazakhstan; LA Laos; LB Lebanon|Libanon; LK Sri Lanka; LT Lithuania|Litauen|Lituanie; LU Luxembourg|Luxemburg; LV Latvia|Lettland|Lettonie; LY Libya; MA Morocco|Marokko|Maroc|Marruecos; MC Monaco; MD Moldova; ME Montenegro; MG Madagascar
MK North Macedonia|Macedonia; ML Mali; MM Myanmar; MN Mongolia; MT Malta; MX Mexico|Mexiko|Mexique|México|Messico|Meksyk; MY Malaysia; MZ Mozambique; NA Namibia; NG Nigeria; NI Nicaragua; NL Netherlands|Holland|Niederlande|Pays-Bas|Países Bajos|Paesi Bassi|Países Baixos|Nederland|Holandia|オランダ; NO Norway|Norwegen|Norvège|Noruega|Norvegia|Noorwegen|Norwegia|Norge; NP Nepal; NZ New Zealand|Neuseeland
OM Oman; PA Panama; PE Peru|Perú; PH Philippines|Philippinen; PK Pakistan; PL Poland|Polen|Pologne|Polonia|Polônia|Polska; PR Puerto Rico; PT Portugal|Portogallo|Portugalia; PY Paraguay; QA Qatar|Katar; RO Romania|Rumänien|Roumanie|Rumania|Roemenië|Rumunia; RS Serbia|Serbien; RU Russia|Russland|Russie|Rusia|Rússia|Rusland|Rosja|Россия; RW Rwanda; SA Saudi Arabia; SD Sudan; SE Sweden|Schweden|Suède|Suecia|Svezia|Suécia|Zweden|Szwecja|Sverige; SG Singapore|Singapur
SI Slovenia|Slowenien; SK Slovakia|Slowakei|Slovaquie; SN Senegal; SO Somalia; SV El Salvador; SY Syria|Syrien; TH Thailand|ไทย; TN Tunisia|Tunesien|Tunisie; TR Turkey|Türkei|Turquie|Turquía|Turchia|Turquia|Turkije|Turcja|Türkiye; TW Taiwan|台湾; TZ Tanzania; UA Ukraine|Ucrania|Ucraina|Oekraïne|Ukraina|Україна; UG Uganda; US United States|USA|États-Unis|Estados Unidos|Stati Uniti|Verenigde Staten|Vereinigte Staaten|Stany Zjednoczone|アメリカ; UY Uruguay; UZ Uzbekistan; VE Venezuela; VN Vietnam|Viet Nam; YE Yemen; ZA South Africa|Südafrika; ZM Zambia; ZW Zimbabwe`

/** Big and well-known cities by country, with other names. */
const cities = `AE Dubai, Abu Dhabi; AR Buenos Aires, Córdoba, Rosario; AT Vienna|Wien|Vienne|Viena, Graz, Linz, Salzburg, Innsbruck; AU Sydney, Melbourne, Brisbane, Perth, Adelaide, Canberra; BE Brussels|Brüssel|Bruxelles|Brussel|Bruselas, Antwerp|Antwerpen|Anvers, Ghent|Gent, Liège, Bruges|Brugge; BG Sofia; BR São Paulo|Sao Paulo, Rio de Janeiro, Brasília, Salvador, Fortaleza, Curitiba, Porto Alegre, Recife
CA Toronto, Montreal|Montréal, Vancouver, Calgary, Ottawa, Edmonton, Winnipeg, Québec; CH Zurich|Zürich, Geneva|Genève|Genf|Ginebra, Basel|Bâle, Bern|Berne, Lausanne, Lucerne|Luzern; CL Santiago; CN Beijing|Peking|北京, Shanghai|上海, Shenzhen|深圳, Guangzhou|广州, Chengdu|成都, Wuhan; CO Bogotá|Bogota, Medellín|Medellin, Cali; CZ Prague|Prag|Praga|Praha|Praag, Brno
DE Berlin, Hamburg, Munich|München|Múnich|Monaco di Baviera, Cologne|Köln|Colonia, Frankfurt, Stuttgart, Düsseldorf|Dusseldorf, Leipzig, Dortmund, Bremen, Dresden, Hannover|Hanover, Nuremberg|Nürnberg, Duisburg, Bochum, Bonn, Mannheim, Karlsruhe, Freiburg, Münster, Augsburg, Wiesbaden, Mainz, Kiel, Lübeck, Aachen, Heidelberg, Potsdam, Rostock, Kassel; DK Copenhagen|Kopenhagen|København|Copenhague, Aarhus, Odense; EE Tallinn; EG Cairo|Kairo, Alexandria; ES Madrid, Barcelona, Valencia, Seville|Sevilla, Zaragoza, Málaga|Malaga, Bilbao, Granada, Palma, Alicante
FI Helsinki, Tampere, Turku, Espoo; FR Paris, Marseille, Lyon, Toulouse, Nice, Nantes, Strasbourg|Straßburg, Montpellier, Bordeaux, Lille, Rennes, Grenoble, Dijon; GB London|Londres|Londen|Londra|Londyn, Manchester, Birmingham, Leeds, Glasgow, Edinburgh, Liverpool, Bristol, Sheffield, Cardiff, Belfast, Newcastle, Nottingham, Cambridge, Oxford, Brighton, Southampton, Leicester, Reading, Bath, York; GR Athens|Athen|Athènes|Atenas, Thessaloniki; HR Zagreb, Split; HU Budapest; ID Jakarta, Surabaya, Bandung; IE Dublin, Cork, Galway; IL Tel Aviv, Jerusalem, Haifa
IN Mumbai|Bombay, Delhi|New Delhi, Bangalore|Bengaluru, Hyderabad, Chennai, Kolkata, Pune, Ahmedabad, Jaipur; IR Tehran; IS Reykjavik|Reykjavík; IT Rome|Roma|Rom|Rzym, Milan|Milano|Mailand, Naples|Napoli|Neapel, Turin|Torino, Palermo, Genoa|Genova, Bologna, Florence|Firenze|Florenz, Venice|Venezia|Venedig, Verona, Bari, Catania, Padova, Trieste; JP Tokyo|Tokio|東京, Osaka|大阪, Kyoto|京都, Yokohama|横浜, Nagoya|名古屋, Sapporo|札幌, Fukuoka|福岡, Kobe|神戸, Hiroshima|広島; KE Nairobi; KR Seoul|서울, Busan|부산; LT Vilnius; LV Riga; MA Casablanca, Marrakesh|Marrakech; MX Mexico City|Ciudad de México, Guadalajara, Monterrey, Puebla, Tijuana; MY Kuala Lumpur; NG Lagos, Abuja
NL Amsterdam, Rotterdam, The Hague|Den Haag|La Haye, Utrecht, Eindhoven, Groningen, Tilburg, Almere, Breda, Nijmegen, Arnhem, Haarlem, Maastricht, Leiden, Delft; NO Oslo, Bergen, Trondheim, Stavanger, Tromsø; NZ Auckland, Wellington, Christchurch; PE Lima; PH Manila, Cebu; PK Karachi, Lahore, Islamabad; PL Warsaw|Warszawa|Warschau|Varsovie, Kraków|Krakow|Krakau, Wrocław|Wroclaw|Breslau, Poznań|Poznan, Gdańsk|Gdansk|Danzig, Łódź|Lodz, Szczecin, Katowice, Lublin; PT Lisbon|Lisboa|Lissabon|Lisbonne, Porto, Coimbra, Braga, Faro; RO Bucharest|București|Bukarest, Cluj; RS Belgrade|Belgrad|Beograd; RU Moscow|Moskau|Moscou|Москва, Saint Petersburg|St Petersburg
SA Riyadh, Jeddah; SE Stockholm, Gothenburg|Göteborg, Malmö|Malmo, Uppsala; SG Singapore; SI Ljubljana; SK Bratislava; TH Bangkok|กรุงเทพ, Chiang Mai; TR Istanbul|İstanbul, Ankara, Izmir; TW Taipei|台北; UA Kyiv|Kiev|Kiew|Київ, Lviv|Lwiw, Odesa|Odessa, Kharkiv; US New York|NYC|Nueva York, Los Angeles, Chicago, Houston, Phoenix, Philadelphia, San Antonio, San Diego, Dallas, San Jose, Austin, San Francisco, Seattle, Denver, Boston, Detroit, Nashville, Portland, Las Vegas, Baltimore, Milwaukee, Atlanta, Miami, Minneapolis, Cleveland, New Orleans, Pittsburgh, Cincinnati, St. Louis, Orlando, Tampa, Salt Lake City, Washington, Mobile, Orange; VN Hanoi, Ho Chi Minh City|Saigon; ZA Johannesburg, Cape Town|Kapstadt, Durban, Pretoria`

/** Names that are also words or names of people: only after a word of place. */
const doubtful = new Set(
  'Nice Reading Bath York Cork Split Mobile Orange Austin Washington Jordan Georgia Turkey Chile Phoenix Denver Dallas Cali Kiel Essen Bergen Mali Cuba Salvador Lima Florence Madison Chad Linz Bari Perth Bonn Porto Rom Island Vienne Colonia Granada Wales Braga Faro Recife Como Brest Gent Lille Chiny Dania Polen Kobe'.split(
    ' ',
  ),
)

const known = new Map<string, string>()
for (const [list, isCity] of [
  [countries, false],
  [cities, true],
] as const) {
  for (const entry of list.split(/;|\n/)) {
    const [, code, names] = /^\s*([A-Z]{2}) (.+)$/.exec(entry) ?? []
    if (code === undefined || names === undefined) continue
    for (const group of isCity ? names.split(', ') : [names]) {
      const all = group.trim().split('|')
      for (const name of all) if (!known.has(name)) known.set(name, isCity ? `${all[0]}, ${code}` : code)
    }
  }
}
const heads = new Map<string, string[]>()
const dense: string[] = []
for (const name of known.keys()) {
  if (/[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(name)) {
    dense.push(name)
    continue
  }
  const head = name.split(/[ -]/, 1)[0] ?? name
  heads.set(
    head,
    [...(heads.get(head) ?? []), name].sort((a, b) => b.length - a.length),
  )
}
const densePattern = new RegExp(dense.sort((a, b) => b.length - a.length).join('|'), 'gu')
const isDense = /[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/
const capital = /(?<![\p{L}\p{N}@#/.])\p{Lu}[\p{L}'’.]*/gu
const placing =
  /(?:^|[^\p{L}])(?:in|from|to|near|at|around|visiting|aus|nach|bei|im|à|de|en|vers|a|di|da|em|para|naar|uit|te|w|we|z|do|of|outside|downtown)\s$/iu
const nextLetter = /^[\p{L}\p{N}]/u

/** Finds countries and big cities, as they are written with a capital. */
export function findPlaces(text: string): { start: number; end: number; value: string }[] {
  const found: { start: number; end: number; value: string }[] = []
  let until = 0
  for (const match of text.matchAll(capital)) {
    if (match.index < until) continue
    const head = match[0].replace(/['’]s$|\.$/u, '')
    const names = heads.get(head) ?? heads.get(`${head}.`)
    if (names === undefined) continue
    for (const name of names) {
      const end = match.index + name.length
      if (!text.startsWith(name, match.index) || nextLetter.test(text.slice(end, end + 1))) continue
      if (doubtful.has(name) && !placing.test(text.slice(Math.max(0, match.index - 12), match.index))) continue
      found.push({ start: match.index, end, value: known.get(name) ?? '' })
      until = end
      break
    }
  }
  if (isDense.test(text))
    for (const match of text.matchAll(densePattern))
      found.push({ start: match.index, end: match.index + match[0].length, value: known.get(match[0]) ?? '' })
  return found
}
