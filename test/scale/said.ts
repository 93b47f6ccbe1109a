import { numbers } from '../../bench/house.ts'

/** What happens on the made-up network at one place of its history; the same for everybody who asks. */
export interface Said {
  timeUs: number
  line: string
}

/** One post of concern, as it must stand in the house at the end. */
export interface Concern {
  externalId: string
  root: string
  text: string
  isRemoved: boolean
}

const collection = 'app.bsky.feed.post'
const usBetween = 1_000
/** In each hundred: a question of concern, a reply to it, the question reworded, and in every fifth the reply removed. */
const places = { question: 7, reply: 27, edit: 47, removal: 67 }
const hundredsPerRemoval = 5
const phrases =
  'has anyone tried this today|I love how quiet the street is|nobody answered my mail|waiting for the train again|the app does not find me|what a beautiful evening|three weeks and no parcel|thinking about soup'.split(
    '|',
  )

/** The event at one place; a thousand of them are a second of the network's own time. */
export function saidAt(index: number, startUs: number): Said {
  const timeUs = startUs + index * usBetween
  const hundred = Math.floor(index / 100)
  const inHundred = index % 100
  const commit =
    inHundred === places.question
      ? create(index, `Is my Halden battery empty already? Number ${index}`)
      : inHundred === places.reply
        ? create(index, `Mine too, number ${index}`, questionOf(hundred))
        : inHundred === places.edit
          ? { ...create(questionOf(hundred), rewordedQuestion(hundred)), operation: 'update' }
          : inHundred === places.removal && hundred % hundredsPerRemoval === 0
            ? { operation: 'delete', collection, rkey: rkeyOf(replyOf(hundred)) }
            : create(index, smallTalk(index), index % 10 === 3 && index > 300 ? index - 200 : undefined)
  const author =
    inHundred === places.edit
      ? questionOf(hundred)
      : inHundred === places.removal && hundred % hundredsPerRemoval === 0
        ? replyOf(hundred)
        : index
  return {
    timeUs,
    line: JSON.stringify({
      did: didOf(author),
      time_us: timeUs,
      kind: 'commit',
      commit: { rev: rkeyOf(index), ...commit },
    }),
  }

  function create(at: number, text: string, to?: number) {
    const parent = to === undefined ? undefined : { uri: uriOf(to), cid: `bafy${rkeyOf(to)}` }
    return {
      operation: 'create',
      collection,
      rkey: rkeyOf(at),
      cid: `bafy${rkeyOf(at)}`,
      record: {
        $type: collection,
        createdAt: new Date((startUs + at * usBetween) / 1000).toISOString(),
        text,
        langs: ['en'],
        ...(parent && { reply: { parent, root: parent } }),
      },
    }
  }
}

/** What of the first so many events concerns the house, as it stands after all of them. */
export function concernsOf(events: number): Concern[] {
  const concerns: Concern[] = []
  for (let hundred = 0; hundred * 100 + places.question < events; hundred++) {
    const root = uriOf(questionOf(hundred))
    const isEdited = hundred * 100 + places.edit < events
    const text = isEdited
      ? rewordedQuestion(hundred)
      : `Is my Halden battery empty already? Number ${questionOf(hundred)}`
    concerns.push({ externalId: root, root, text, isRemoved: false })
    if (replyOf(hundred) >= events) continue
    const isRemoved = hundred % hundredsPerRemoval === 0 && hundred * 100 + places.removal < events
    const reply = uriOf(replyOf(hundred))
    concerns.push({ externalId: reply, root, text: isRemoved ? '' : `Mine too, number ${replyOf(hundred)}`, isRemoved })
  }
  return concerns
}

const questionOf = (hundred: number) => hundred * 100 + places.question
const replyOf = (hundred: number) => hundred * 100 + places.reply
const rewordedQuestion = (hundred: number) =>
  `Is my Halden battery already empty, or the charger? Number ${questionOf(hundred)}`
const uriOf = (index: number) => `at://${didOf(index)}/${collection}/${rkeyOf(index)}`
const rkeyOf = (index: number) => `3k${index.toString(36).padStart(11, '2')}`

/** Many, as on a whole network: what remembered each of them would be seen to grow. */
const people = 1_000_000
const letters = 'abcdefghijklmnopqrstuvwxyz'
function didOf(index: number): string {
  let left = (Math.imul(index, 2_654_435_761) >>> 0) % people
  let word = ''
  for (let at = 0; at < 24; at++) {
    word += letters[left % 26]
    left = Math.floor(left / 26) + at
  }
  return `did:plc:${word}`
}

function smallTalk(index: number): string {
  const random = numbers(index + 1)
  const pick = () => phrases[Math.floor(random() * phrases.length)] ?? ''
  return `${pick()}, ${pick()} ${Math.floor(random() * 1e6).toString(36)}`
}
