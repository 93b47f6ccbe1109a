import { pairs } from '#apps/ui'
import type { ChoiceView, LabelView, LearnedFromView, NameKind, ReadingView, WordsView } from '../conversation-types.ts'
import { kindWords } from '../screens/kind-words.ts'
import type { Kind } from '../view-types.ts'
import { languageWords } from '../words.ts'
import type { Answered } from './answers.ts'

type Message = Answered['OpenedConversation']['messages'][number]
type Reading = NonNullable<Message['reading']>

/** What can be chosen from when a label is put right. */
export interface Choices {
  topics: { id: string; name: string }[]
  /** What the company is called, once that is known. */
  company?: string
  /** The languages that the team speaks come first. */
  languages: string[]
}

interface Reader {
  id: string
  isCoordinator: boolean
}

const kindChoices: Kind[] = [
  'question',
  'complaint',
  'praise',
  'idea',
  'purchase-interest',
  'issue',
  'correction-needed',
  'news',
  'static',
  'unknown',
]
const hurries = { 'in a hurry': 0.9, 'no hurry': 0.03 }
const feelings = { glad: 0.8, 'neither glad nor cross': 0, cross: -0.8 }
/** Nearer to nothing than this, a feeling is not told. */
const leastFeeling = 0.25
const pressing = 0.5
const fairlySure = 0.9
/** From here on a post is covered for whoever reads it; it is never left out of a list. */
const leastHurt = 0.8

/** Whether a post is covered until its reader wishes to see it. */
export const hurts = ({ toxicity }: Pick<Reading, 'toxicity'>) => toxicity >= leastHurt
const commonLanguages =
  'ar bg bn ca cs da de el en es fa fi fr he hi hr hu id it ja ko nl no pl pt ro ru sk sv th tr uk vi zh'.split(' ')

type LearnedOf = (label: Reading['learned'][number]['label'], about?: string) => LearnedFromView[]

/** How a post was read, a line each: what, why, from whom it was learned, and what else it could be. */
export function readingView(message: Message, reading: Reading, choices: Choices, me: Reader): ReadingView {
  const learned: LearnedOf = (label, about) =>
    reading.learned
      .filter(each => each.label === label && (about === undefined || each.about === about))
      .map(each => learnedView(each, me, reading.entities))
  const labels: LabelView[] = [
    {
      id: 'kind',
      about: 'What it is',
      value: kindWords[reading.kind as Kind] ?? reading.kind,
      onLine: true,
      tone: reading.kind === 'complaint' ? 'care' : 'line',
      because: reading.kinds.find(each => each.kind === reading.kind)?.because ?? [],
      learned: learned('kind'),
      choices: kindChoices.map(kind => ({
        label: kindWords[kind],
        chosen: kind === reading.kind,
        means: { label: 'kind', value: kind },
      })),
    },
    ...reading.kinds
      .filter(each => each.kind !== reading.kind)
      .map(({ kind, because }) => ({
        id: `also:${kind}`,
        about: 'And also',
        value: kindWords[kind as Kind] ?? kind,
        // What is wrong, with a thing or with what is said of us, is told whatever else the post is.
        onLine: kind === 'issue' || kind === 'correction-needed',
        because,
        learned: [],
      })),
    languageLabel(reading, choices, learned('language')),
    topicsLabel(reading, choices, learned('topic')),
    feelingLabel(reading, learned('sentiment')),
    ...towardLabels(reading, choices, learned),
    hurryLabel(message, reading, learned('urgency')),
    namesLabel(reading, learned('entity')),
    ...hurtLabel(reading),
    ...caughtLabel(message),
  ]
  const told = labels.map(label => ({ ...label, because: tellingWords(label.because) }))
  return { labels: told, ...(hurts(reading) && { mayHurt: hurtWords(reading.toxicity) }) }
}

function languageLabel(reading: Reading, { languages }: Choices, learned: LearnedFromView[]): LabelView {
  const { language, languageCertainty, why } = reading
  const name = language === 'und' ? 'no language that we can tell' : languageWords(language)
  const byName = (codes: string[]) => codes.toSorted((a, b) => languageWords(a).localeCompare(languageWords(b)))
  const ours = byName([...new Set(languages)])
  return {
    id: 'language',
    about: 'Language',
    value: language !== 'und' && languageCertainty <= fairlySure ? `${name}, fairly sure` : name,
    onLine: true,
    because: [],
    reason: why.language,
    learned,
    choices: [...ours, ...byName(commonLanguages.filter(code => !ours.includes(code)))].map(code => ({
      label: languageWords(code),
      chosen: code === language,
      means: { label: 'language', value: code },
    })),
  }
}

function topicsLabel({ topics }: Reading, choices: Choices, learned: LearnedFromView[]): LabelView {
  const isAbout = (id: string) => topics.some(topic => topic.topicId === id)
  return {
    id: 'topics',
    about: 'About',
    value: topics.length > 0 ? topics.map(topic => topic.name).join(', ') : 'none of our topics',
    onLine: topics.length > 0,
    because: topics.flatMap(topic => topic.because),
    learned,
    many: true,
    choices: choices.topics.map(({ id, name }) => ({
      label: name,
      chosen: isAbout(id),
      means: { label: 'topic', value: { topicId: id, isAbout: !isAbout(id) } },
    })),
  }
}

function feelingLabel({ sentiment, why }: Reading, learned: LearnedFromView[]): LabelView {
  const felt = feelingOf(sentiment)
  return {
    id: 'feeling',
    about: 'How it feels',
    value: felt,
    onLine: felt !== 'neither glad nor cross',
    because: why.sentiment,
    learned,
    choices: Object.entries(feelings).map(([label, value]) => ({
      label,
      chosen: label === felt,
      means: { label: 'sentiment', value },
    })),
  }
}

/** A line for each thing that the post names or is about, so that a feeling that was missed can be told, too. */
function towardLabels({ aspects, topics }: Reading, choices: Choices, learned: LearnedOf): LabelView[] {
  const unnamed = topics.filter(topic => !aspects.some(aspect => aspect.name === topic.name))
  return [...aspects, ...unnamed.map(({ name }) => ({ name, score: 0, because: [] }))].map(
    ({ name, score, because }) => {
      const felt = feelingOf(score)
      const topicId = choices.topics.find(topic => topic.name === name)?.id
      const isKnown = topicId !== undefined || name === choices.company
      return {
        id: `toward:${name}`,
        about: `Toward ${name}`,
        value: felt,
        because: felt === 'neither glad nor cross' ? [] : because,
        learned: isKnown ? learned('aspect', topicId ?? '') : [],
        ...(isKnown && {
          choices: Object.entries(feelings).map(
            ([label, value]): ChoiceView => ({
              label,
              chosen: label === felt,
              means: { label: 'aspect', value: { topicId: topicId ?? null, score: value } },
            }),
          ),
        }),
      }
    },
  )
}

/** A feeling in words, from -1 to 1. */
export function feelingOf(score: number): keyof typeof feelings {
  if (Math.abs(score) < leastFeeling) return 'neither glad nor cross'
  return score > 0 ? 'glad' : 'cross'
}

function hurryLabel({ text }: Message, { urgency, why }: Reading, learned: LearnedFromView[]): LabelView {
  const isPressing = urgency > pressing
  const said = isPressing ? why.urgency : []
  const because = said.flatMap(words => {
    const start = text.toLowerCase().indexOf(words.toLowerCase())
    return start < 0 ? [] : [{ words, start, end: start + words.length }]
  })
  const value = isPressing ? 'in a hurry' : 'no hurry'
  return {
    id: 'hurry',
    about: 'Hurry',
    value,
    onLine: isPressing,
    because,
    ...(because.length === 0 && said.length > 0 && { reason: `“${said.join('”, “')}”` }),
    learned,
    choices: Object.entries(hurries).map(([label, urgency]) => ({
      label,
      chosen: label === value,
      means: { label: 'urgency', value: urgency },
    })),
  }
}

/** What words can name, as people say it, and how it stands before the words in a list. */
export const nameKinds: Record<NameKind, { label: string; before: string }> = {
  order: { label: 'an order', before: 'order' },
  version: { label: 'a version', before: 'version' },
  product: { label: 'a product', before: '' },
  place: { label: 'a place', before: '' },
  date: { label: 'a date', before: '' },
  time: { label: 'a time', before: '' },
  money: { label: 'a sum of money', before: '' },
  phone: { label: 'a phone number', before: 'phone' },
  mail: { label: 'a mail address', before: '' },
}
const allNameKinds = Object.entries(nameKinds).map(([kind, { label }]) => ({ kind: kind as NameKind, label }))

function namesLabel({ entities, topics }: Reading, learned: LearnedFromView[]): LabelView {
  const isTopic = (value: string | undefined) => topics.some(topic => topic.name === value)
  const named = entities.filter(({ kind, value }) => kind in nameKinds && !(kind === 'product' && isTopic(value)))
  const parts = new Map<string, NonNullable<LabelView['parts']>[number]>()
  for (const { kind, words, value } of named) {
    const plain = kind === 'date' && value && value !== words ? ` (${value})` : ''
    const { before } = nameKinds[kind as NameKind]
    const said = `${before ? `${before} ` : ''}${words}${plain}`
    parts.set(said, { value: said, choices: nameChoices(words, kind) })
  }
  return {
    id: 'names',
    about: 'It names',
    value: parts.size > 0 ? [...parts.keys()].join(', ') : 'nothing that we look for',
    because: named.map(({ words, start, end, in: where }) => ({ words, start, end, ...(where && { in: where }) })),
    namesItself: true,
    learned,
    parts: [...parts.values()],
    canName: allNameKinds,
  }
}

function nameChoices(words: string, now: string): ChoiceView[] {
  const means = (kind: NameKind | null) => ({ label: 'entity' as const, value: { words, kind } })
  return [
    ...allNameKinds.map(({ kind, label }) => ({ label, chosen: kind === now, means: means(kind) })),
    { label: 'nothing of the kind', chosen: false, means: means(null) },
  ]
}

/** The words that may hurt are told here, and not on the cover. */
function hurtLabel({ toxicity, why }: Reading): LabelView[] {
  if (!hurts({ toxicity })) return []
  return [{ id: 'hurts', about: 'May hurt', value: 'covered for whoever reads', because: why.toxicity, learned: [] }]
}

function caughtLabel(message: Message): LabelView[] {
  const { matches } = message
  if (matches.length === 0) return []
  return [
    {
      id: 'caught',
      about: 'Caught by',
      value: matches.map(match => `“${match.name}”`).join(', '),
      because: matches.flatMap(match => wordsAt(message, match.spans)),
      learned: [],
    },
  ]
}

/** A whole sentence says less than the words in it: it is only shown where nothing shorter is known. */
const sentenceLength = 48

function tellingWords(because: WordsView[]): WordsView[] {
  const short = because.filter(each => each.end - each.start <= sentenceLength)
  return short.length > 0 ? short : because
}

function learnedView(each: Reading['learned'][number], me: Reader, entities: Reading['entities']): LearnedFromView {
  return {
    correctionId: each.correctionId,
    from: each.employeeName,
    at: each.at,
    ...(each.label === 'entity' && {
      of: entities.find(({ words }) => words.toLowerCase() === each.about)?.words ?? each.about,
    }),
    ofThis: each.ofThis,
    canTakeBack: each.ofThis && (each.employeeId === me.id || me.isCoordinator),
    shared: each.because,
  }
}

/** Where a query caught it: in the text, and after a -1 in the title. */
function wordsAt({ text, title }: Message, spans: number[]): WordsView[] {
  const cut = spans.indexOf(-1)
  const inText = pairs(cut === -1 ? spans : spans.slice(0, cut))
  const inTitle = cut === -1 ? [] : pairs(spans.slice(cut + 1).filter(each => each >= 0))
  return [
    ...inText.map(span => ({ ...span, words: text.slice(span.start, span.end) })),
    ...inTitle.map(span => ({ ...span, words: (title ?? '').slice(span.start, span.end), in: 'title' as const })),
  ]
}

function hurtWords(chance: number): string {
  return `It reads like an insult or a threat${chance > 0.95 ? '' : ', fairly surely'}. That is only told to spare you; it stays in every list.`
}
