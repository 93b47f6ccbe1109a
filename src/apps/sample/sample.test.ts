import { describe, expect, test } from 'vitest'
import { evaluate, parseQuery } from '#text/query'
import { type SampleConversation, type SampleMessage, sampleCompany } from './index.ts'

const { company, topics, colleagues, documents, rules, guidelines, queries, people, conversations } = sampleCompany

const topicKeys = new Set(topics.map(topic => topic.key))
const colleagueByKey = new Map(colleagues.map(colleague => [colleague.key, colleague]))
const personByKey = new Map(people.map(person => [person.key, person]))
const graphemes = new Intl.Segmenter()
const sevenWeeksMin = 49 * 24 * 60

const opening = (conversation: SampleConversation) => conversation.messages[0]?.text.slice(0, 60) ?? '(nothing)'
const answersIn = (conversation: SampleConversation) => conversation.messages.filter(m => colleagueByKey.has(m.by))
const answers = conversations.flatMap(answersIn)

/** The answer without the line that says who pays its author. */
const bodyOf = (message: SampleMessage) => message.text.slice(0, message.text.lastIndexOf('\n'))

/** What is wrong in which conversation, so that a failure names the sentence to mend. */
function wrongWhere(isWrong: (conversation: SampleConversation) => boolean): string[] {
  return conversations.filter(isWrong).map(opening)
}

function trigrams(text: string): Set<string> {
  const folded = text.toLowerCase().replace(/\s+/g, ' ')
  return new Set(Array.from({ length: Math.max(0, folded.length - 2) }, (_, at) => folded.slice(at, at + 3)))
}

function alike(one: Set<string>, other: Set<string>): number {
  const shared = one.intersection(other).size
  return shared / (one.size + other.size - shared || 1)
}

function says(text: string, words: string): boolean {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

function broken(text: string, level: 'review' | 'stop'): string[] {
  return rules
    .filter(rule => rule.level === level && rule.words.some(words => says(text, words)))
    .map(rule => rule.name)
}

describe('a newcomer finds a company', () => {
  test('of believable size', () => {
    expect(colleagues.length).toBeGreaterThanOrEqual(12)
    expect(topics.length).toBe(10)
    expect(documents.length).toBe(15)
    expect(rules.length).toBeGreaterThanOrEqual(14)
    expect(guidelines.map(guideline => guideline.version)).toEqual([1, 2])
    expect(queries.length).toBe(5)
    expect(people.length).toBeGreaterThanOrEqual(80)
    expect(conversations.length).toBeGreaterThanOrEqual(300)
  })

  test('in which every role is somebody’s, and every topic is known by someone', () => {
    const roles = ['employee', 'reviewer', 'coordinator', 'product-manager', 'trainer', 'administrator']
    expect(roles.filter(role => !colleagues.some(colleague => colleague.roles.some(has => has === role)))).toEqual([])
    const known = new Set(colleagues.flatMap(colleague => colleague.knows.map(each => each.topic)))
    expect([...topicKeys].filter(key => !known.has(key))).toEqual([])
    expect([...known].filter(key => !topicKeys.has(key))).toEqual([])
  })

  test('whose documents and rules belong to people who work there', () => {
    const named = [
      ...documents.flatMap(document => document.authors),
      ...rules.map(rule => rule.owner),
      ...guidelines.map(guideline => guideline.publishedBy),
    ]
    expect(named.filter(key => !colleagueByKey.has(key))).toEqual([])
  })

  test('where no two things share a key', () => {
    for (const keys of [topics, colleagues, documents, people].map(list => list.map(each => each.key))) {
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    }
    expect(people.filter(person => colleagueByKey.has(person.key))).toEqual([])
    const handles = people.map(person => `${person.network} ${person.handle}`)
    expect(new Set(handles).size).toBe(handles.length)
  })

  test('that exists nowhere: each address ends in .example', () => {
    const addresses = [
      ...conversations.flatMap(each => each.messages.map(m => m.url ?? '')),
      ...documents.map(d => d.url),
    ]
    expect(addresses.filter(url => url !== '' && !new URL(url).hostname.endsWith('.example'))).toEqual([])
    const texts = conversations.flatMap(each => each.messages.map(message => message.text))
    const links = texts.flatMap(text => text.match(/\b[\w-]+\.(?:com|org|net|de|io|example)(?:\/[\w/-]*)?/g) ?? [])
    expect(links.filter(link => !link.includes('.example'))).toEqual([])
    const pages = new Set(documents.map(document => document.url.replace('https://', '')))
    expect(links.filter(link => link.startsWith('halden.example/') && !pages.has(link))).toEqual([])
  })
})

describe('the conversations', () => {
  test('name only people, colleagues and topics that exist', () => {
    const unknown = wrongWhere(each => {
      const inside = [each.claimedBy, each.suggestedTo, each.draft?.by, each.review?.by, each.setAside?.by]
      return (
        inside.some(key => key !== undefined && !colleagueByKey.has(key)) ||
        each.topics.some(key => !topicKeys.has(key)) ||
        each.messages.some(m => !colleagueByKey.has(m.by) && personByKey.get(m.by)?.network !== each.network)
      )
    })
    expect(unknown).toEqual([])
  })

  test('give everybody outside a voice', () => {
    const heard = new Set(conversations.flatMap(each => each.messages.map(message => message.by)))
    expect(people.filter(person => !heard.has(person.key)).map(person => person.key)).toEqual([])
    expect(colleagues.filter(colleague => !heard.has(colleague.key)).map(colleague => colleague.key)).toEqual([])
  })

  test('are in every state, with what the state asks for', () => {
    const states = new Set(conversations.map(each => each.state))
    expect([...states].sort()).toEqual(
      [
        'answered',
        'claimed',
        'gone',
        'in-review',
        'new',
        'returned',
        'set-aside',
        'solved',
        'static',
        'suggested',
        'thanked',
      ].sort(),
    )
    const lacking = wrongWhere(each => {
      if (each.state === 'suggested') return each.suggestedTo === undefined
      if (each.state === 'claimed') return each.claimedBy === undefined
      if (each.state === 'in-review') return each.draft === undefined || each.review !== undefined
      if (each.state === 'returned') return each.draft === undefined || each.review?.decision !== 'returned'
      if (each.state === 'answered' || each.state === 'thanked') return answersIn(each).length === 0
      if (each.state === 'set-aside' || each.state === 'static') return each.setAside === undefined
      if (each.state === 'gone') return !each.messages[0]?.removed
      return each.state === 'new' && answersIn(each).length > 0
    })
    expect(lacking).toEqual([])
  })

  test('are spread over seven weeks, most of them in the last days', () => {
    const wrong = wrongWhere(each => {
      const minutes = each.messages.map(message => message.minutesAfterStart)
      const inOrder = minutes.every((minute, at) => (at === 0 ? minute === 0 : minute >= (minutes[at - 1] ?? 0)))
      return !inOrder || each.startedMinutesAgo > sevenWeeksMin || (minutes.at(-1) ?? 0) > each.startedMinutesAgo
    })
    expect(wrong).toEqual([])
    const youngerThan = (days: number) => conversations.filter(each => each.startedMinutesAgo < days * 24 * 60).length
    expect(youngerThan(3)).toBeGreaterThan(100)
    expect(conversations.length - youngerThan(28)).toBeGreaterThan(30)
    const weeks = conversations.map(each => Math.floor(each.startedMinutesAgo / (7 * 24 * 60)))
    expect(new Set(weeks).size).toBe(7)
  })

  test('are old news where nobody waits any more: what waits is recent', () => {
    const waiting = ['suggested', 'claimed', 'in-review', 'returned']
    expect(wrongWhere(each => waiting.includes(each.state) && each.startedMinutesAgo > 4 * 24 * 60)).toEqual([])
  })

  test('answer messages that came before', () => {
    const wrong = wrongWhere(each =>
      each.messages.some(
        (message, at) => (message.replyTo === undefined) !== (at === 0) || (message.replyTo ?? -1) >= at,
      ),
    )
    expect(wrong).toEqual([])
    expect(wrongWhere(each => each.draft !== undefined && each.messages[each.draft.replyTo] === undefined)).toEqual([])
  })

  test('are in many languages', () => {
    const counted = Map.groupBy(conversations, each => each.language)
    expect([...counted.values()].filter(list => list.length >= 15).length).toBeGreaterThanOrEqual(6)
    expect(counted.size).toBeGreaterThanOrEqual(9)
  })

  test('have words in each message, and on Bluesky no more than fit', () => {
    expect(wrongWhere(each => each.messages.some(message => message.text.trim() === ''))).toEqual([])
    const tooLong = wrongWhere(
      each => each.network === 'bluesky' && each.messages.some(m => [...graphemes.segment(m.text)].length > 300),
    )
    expect(tooLong).toEqual([])
    expect(wrongWhere(each => each.network === 'feed' && !(each.messages[0]?.title && each.messages[0].url))).toEqual(
      [],
    )
  })

  test('are sometimes many people’s: several outsiders, several of us', () => {
    const outsiders = conversations.filter(
      each => new Set(each.messages.filter(m => personByKey.has(m.by)).map(m => m.by)).size > 1,
    )
    const ofUs = conversations.filter(each => new Set(answersIn(each).map(m => m.by)).size > 1)
    expect(outsiders.length).toBeGreaterThan(60)
    expect(ofUs.length).toBeGreaterThan(20)
  })

  test('are nobody’s copy of another, but for the giveaway that is', () => {
    const openings = conversations
      .filter(each => each.closer !== 'spam')
      .map(each => ({ text: opening(each), grams: trigrams(each.messages[0]?.text ?? '') }))
    const pairs = openings.flatMap((one, at) => openings.slice(at + 1).map(other => ({ one, other })))
    expect(pairs.filter(({ one, other }) => alike(one.grams, other.grams) > 0.4).map(({ one }) => one.text)).toEqual([])
  })

  test('are mostly heard by what the company listens for', () => {
    const parsed = queries.map(query => ({ name: query.name, result: parseQuery(query.source) }))
    expect(parsed.filter(each => !each.result.ok).map(each => each.name)).toEqual([])
    const heardBy = (conversation: SampleConversation) => {
      const message = conversation.messages[0]
      const person = message && personByKey.get(message.by)
      if (!message || !person) return []
      const post = {
        ...message,
        language: conversation.language,
        network: conversation.network,
        author: person,
        links: [],
        tags: [],
      }
      return parsed.filter(each => each.result.ok && evaluate(each.result.query, post).matched).map(each => each.name)
    }
    const onBluesky = conversations.filter(each => each.network === 'bluesky' && each.kind !== 'static')
    expect(onBluesky.filter(each => heardBy(each).length === 0).map(opening)).toEqual([])
    const matches = conversations.flatMap(heardBy)
    for (const { name } of queries) expect(matches.filter(match => match === name).length, name).toBeGreaterThan(15)
    const lookAlikes = conversations.filter(each => each.closer === 'look-alike')
    expect(lookAlikes.filter(each => heardBy(each).length === 0).length).toBeGreaterThan(lookAlikes.length / 2)
  })
})

describe('the answers', () => {
  test('each say at their end who wrote them, and for whom', () => {
    const forms = { employee: company.disclosures, contractor: company.contractorDisclosures }
    const undisclosed = answers.filter(answer => {
      const author = colleagueByKey.get(answer.by)
      if (!author) return true
      const endings = Object.entries(forms[author.affiliation]).map(([language, form]) =>
        form
          .replace('{name}', author.name.split(' ')[0] ?? '')
          .replace('{title}', author.titles[language] ?? author.title)
          .replace('{company}', company.name),
      )
      return !endings.some(ending => answer.text.endsWith(`\n${ending}`))
    })
    expect(undisclosed.map(answer => answer.text)).toEqual([])
  })

  test('keep inside what belongs inside', () => {
    const written = [...answers.map(answer => answer.text), ...conversations.flatMap(each => each.draft?.text ?? [])]
    expect(written.filter(text => broken(text, 'stop').length > 0)).toEqual([])
  })

  test('were read by a second pair of eyes where a rule or their author’s training asks for it', () => {
    const unread = wrongWhere(each => {
      const asks = answersIn(each).some(
        answer => broken(answer.text, 'review').length > 0 || colleagueByKey.get(answer.by)?.autonomy === 'learning',
      )
      return asks && (each.review === undefined || each.review.decision === 'returned')
    })
    expect(unread).toEqual([])
    const drafts = conversations.filter(each => each.state === 'in-review')
    const reasonless = drafts.filter(({ draft }) => {
      const isLearning = draft && colleagueByKey.get(draft.by)?.autonomy === 'learning'
      return !draft || !(isLearning || broken(draft.text, 'review').length > 0)
    })
    expect(reasonless.map(opening)).toEqual([])
  })

  test('are reviewed by reviewers, and never by their own author', () => {
    const wrong = wrongWhere(({ review, draft }) => {
      if (!review) return false
      return !colleagueByKey.get(review.by)?.roles.includes('reviewer') || review.by === draft?.by
    })
    expect(wrong).toEqual([])
  })

  test('are in a language their author speaks', () => {
    const strange = conversations.flatMap(each =>
      answersIn(each).filter(answer => {
        const spoken = colleagueByKey.get(answer.by)?.languages ?? []
        return !spoken.includes(each.language) && !/ (at|paid by) Halden$/.test(answer.text)
      }),
    )
    expect(strange.map(answer => answer.text)).toEqual([])
  })

  test('differ from each other, as people do', () => {
    const read = answers.map(answer => ({ text: answer.text, grams: trigrams(bodyOf(answer)) }))
    const pairs = read.flatMap((one, at) => read.slice(at + 1).map(other => ({ one, other })))
    const twins = pairs.filter(({ one, other }) => alike(one.grams, other.grams) > 0.35)
    expect(twins.map(({ one, other }) => [one.text, other.text])).toEqual([])
  })
})
