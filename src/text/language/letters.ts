/** Letters, and the languages that write with them (of those with the same script); a word with one is hardly in another. */
const writtenBy: [letters: string, languages: string][] = [
  ['ə', 'az'],
  ['ğ', 'tr az'],
  ['ı', 'tr az'],
  ['ş', 'tr az ku'],
  ['ơưạảấầẩẫậắằẳẵặẻẽếềểễệỉịỏốồổỗộớờởỡợủụứừửữựỳỵỷỹ', 'vi'],
  ['đ', 'vi hr sr bs'],
  ['ăĂ', 'ro vi'],
  ['ṣ', 'yo'],
  ['ẹọ', 'yo vi'],
  ['ǹḿ', 'yo'],
  ['ñ', 'es eu gl tl ms'],
  ['ãõ', 'pt gl vi et'],
  ['ß', 'de'],
  ['őű', 'hu'],
  ['řůě', 'cs'],
  ['ľĺŕ', 'sk'],
  ['ď', 'cs sk'],
  ['ť', 'cs sk'],
  ['ň', 'cs sk tk'],
  ['łęśźń', 'pl lt'],
  ['ł', 'pl'],
  ['ż', 'pl mt'],
  ['ć', 'pl hr sr bs'],
  ['șț', 'ro'],
  ['ţ', 'ro'],
  ['āēīū', 'lv yo'],
  ['ģķļņ', 'lv'],
  ['ėįųū', 'lt lv'],
  ['ėįų', 'lt'],
  ['æø', 'da no nb nn is'],
  ['ø', 'da no nb nn'],
  ['å', 'sv da no nb nn fi'],
  ['þð', 'is'],
  ['ë', 'sq nl fr'],
  ['œ', 'fr'],
  ['ŭĝĉĥĵŝ', 'eo'],
  ['ў', 'be'],
  ['їєґ', 'uk'],
  ['і', 'uk be kk'],
  ['ы', 'ru be kk mn'],
  ['э', 'ru be mn kk'],
  ['ђћ', 'sr'],
  ['љњџј', 'sr mk'],
  ['ѓќѕ', 'mk'],
  ['ө', 'mn kk'],
  ['ү', 'mn kk'],
  ['әғқңұһ', 'kk'],
  ['ٹڈڑںھہےۓ', 'ur'],
  ['پچگژ', 'fa ur ku ps'],
  ['یک', 'fa ur ku'],
  ['ةىإي', 'ar'],
  ['ك', 'ar'],
  ['ळ', 'mr'],
  ['़', 'hi'],
  ['ँ', 'hi'],
]

const languagesOf = new Map<number, Set<string>[]>()
for (const [letters, languages] of writtenBy) {
  const its = new Set(languages.split(' '))
  for (const letter of letters) {
    const unit = letter.charCodeAt(0)
    languagesOf.set(unit, [...(languagesOf.get(unit) ?? []), its])
  }
}
const isTelling = new Uint8Array(0x10000)
for (const unit of languagesOf.keys()) isTelling[unit] = 1

/** The telling letters of a text, as sets of the languages that write them; one for each different letter. */
export function tellingLetters(text: string): Set<string>[] {
  const found: Set<string>[] = []
  const low = text.toLowerCase().normalize('NFC')
  for (let at = 0; at < low.length && found.length < 8; at++) {
    const unit = low.charCodeAt(at)
    if (unit < 0x80 || isTelling[unit] === 0) continue
    for (const its of languagesOf.get(unit) ?? []) if (!found.includes(its)) found.push(its)
  }
  return found
}
