import { expect, test } from 'vitest'
import { languagesWith } from '../../apps/desk/connected/choices.ts'
import { disclosureOf, refuseOwnSignature, sign } from './sign.ts'
import { affiliationWords, usualDisclosures } from './wordings.ts'

const company = { name: 'Halden', language: 'en', disclosures: usualDisclosures }
const ines = { name: 'Inés Navarro', title: 'battery engineer', affiliation: 'employee' as const }
const kim = { name: 'Kim Aalto', title: 'Feldpost', affiliation: 'agency' as const }

test('every language in which people of the house answer has a wording, for each who may write', () => {
  for (const language of languagesWith())
    for (const texts of [usualDisclosures, affiliationWords.contractor, affiliationWords.agency]) {
      expect(texts[language], language).toContain('{company}')
      expect(texts[language] === texts.en, language).toBe(language === 'en')
    }
})

test('it stands in the reader’s language, else in the company’s, and names contractors and agencies as such', () => {
  expect(disclosureOf(company, ines, 'de')).toBe('— Inés, battery engineer bei Halden')
  expect(disclosureOf(company, ines, 'de-AT')).toBe('— Inés, battery engineer bei Halden')
  expect(disclosureOf({ ...company, language: 'sv' }, ines, 'sw')).toBe('— Inés, battery engineer på Halden')
  expect(disclosureOf({ ...company, language: 'sw' }, ines, 'und')).toBe('— Inés, battery engineer at Halden')
  expect(disclosureOf(company, kim, 'de')).toBe('— Kim, Feldpost, Agentur im Auftrag von Halden')
  expect(disclosureOf(company, { ...kim, title: '' }, 'pl')).toBe('— Kim, agencja działająca na zlecenie Halden')
  expect(disclosureOf(company, { ...kim, affiliation: 'contractor' }, 'fr')).toBe(
    '— Kim, Feldpost, prestataire de Halden',
  )
  // A company that set up before a language came keeps its own wordings, and has the new one.
  const older = { ...company, disclosures: { en: '— {name} of {company}' } }
  expect(disclosureOf(older, ines, 'en')).toBe('— Inés of Halden')
  expect(disclosureOf(older, ines, 'cs')).toBe('— Inés, battery engineer ve společnosti Halden')
})

test('where every letter costs it is brief, still says who is paid by whom, and fits the alphabet of a text message', () => {
  expect(disclosureOf(company, ines, 'en', 'brief')).toBe('- Inés at Halden')
  expect(disclosureOf(company, kim, 'en', 'brief')).toBe('- Kim, agency working for Halden')
  for (const language of languagesWith())
    for (const affiliation of ['employee', 'contractor', 'agency'] as const) {
      const full = disclosureOf(company, { ...kim, affiliation }, language)
      const brief = disclosureOf(company, { ...kim, affiliation }, language, 'brief')
      expect(brief, language).toContain('Halden')
      expect(brief, language).toContain('Kim')
      expect(brief, language).not.toMatch(/Feldpost|[—,،，]\s*[,،，]|\{/)
      expect(brief.length).toBeLessThan(full.length)
    }
})

test('a name can’t hide the rest of the line', () => {
  const sly = { ...ines, title: '<!-- \u202e at last\nfree' }
  expect(disclosureOf(company, sly, 'en')).toBe('— Inés, !-- at last free at Halden')
})

test.each([
  ['a comment', 'Buy it. <!-- ', 'Buy it. <!-- -->'],
  ['a block of code', 'Buy it.\n```', 'Buy it.\n```\n```'],
  ['a longer fence', 'Buy it.\n~~~~ js\n~~~', 'Buy it.\n~~~~ js\n~~~\n~~~~'],
  [
    'a folded part',
    'Buy it.\n<details><summary>More</summary>',
    'Buy it.\n<details><summary>More</summary>\n</details>',
  ],
  ['a script', 'Buy it. <SCRIPT type="x"', 'Buy it. <SCRIPT type="x"\n</script>'],
  ['a turn of the writing direction', 'Buy it. \u202eab \u2066c', 'Buy it. \u202eab \u2066c\u202c\u2069'],
  ['an instruction', 'Buy it. <? ', 'Buy it. <? ?>'],
])('%s that was left open ends before the line', (_, text, whole) => {
  expect(sign(text, '— Inés at Halden')).toBe(`${whole.trim()}\n\n— Inés at Halden`)
})

test('what is closed stays as it was written, and our own line is said once', () => {
  const text = 'Use `<details>` or\n```html\n<!-- x\n```\n<b>so</b> <!-- done -->'
  expect(sign(text, '— Inés at Halden')).toBe(`${text}\n\n— Inés at Halden`)
  expect(sign('Yes.\n— Inés at Halden', '— Inés at Halden')).toBe('Yes.\n\n— Inés at Halden')
  expect(sign('— Inés at Halden', '— Inés at Halden')).toBe('— Inés at Halden\n\n— Inés at Halden')
})

test('whoever signs as somebody else above our line is asked to take that out', () => {
  const line = disclosureOf(company, ines, 'en')
  for (const fake of ['— Inés, a happy customer', '- ines n.', '-- Inés Navarro, not paid by anybody', '– Navarro'])
    expect(() => refuseOwnSignature(`It is good.\n\n${fake}`, ines, line), fake).toThrow('It is signed already')
  for (const fine of [
    `Good.\n${line}`,
    'Good.\n- Halden Tour\n- Halden Stad',
    'I asked Inés.',
    '— Sí, claro: funciona.',
  ])
    expect(() => refuseOwnSignature(fine, ines, line), fine).not.toThrow()
})
