import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import type { FigureOf } from '../results-types.ts'
import { Loaded } from '../screen.tsx'
import type { BehindLine } from '../screens/behind.tsx'
import { type Asked, WithoutUsScreen, type WithoutUsView } from '../screens/without-us.tsx'
import { Counted, counted } from '../words.ts'
import type { Answered } from './answers.ts'
import { placed } from './behind.ts'
import { networkName } from './say.ts'

type Later = Answered['AnsweredCompared']['later'][number]

/** What people say of us where none of us speaks. */
export function WithoutUsPage() {
  const [asked, setAsked] = useState<Asked>()
  const found = useQuery({
    queryKey: ['results', 'advocacy'],
    queryFn: async () => {
      const [said, compared] = await Promise.all([api.GET('/advocacy'), api.GET('/advocacy/answered')])
      return { said: dataOf(said), compared: dataOf(compared) }
    },
  })
  const behind = useInfiniteQuery({
    queryKey: ['results', 'advocacy', asked],
    enabled: asked !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => pageBehind(asked as Asked, pageParam),
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded of={found} what="Counting it" rows={4}>
      {({ said, compared }) => (
        <WithoutUsScreen
          view={{ ...saidView(said), answered: answeredView(compared) }}
          asked={asked}
          behind={behind.data && { lines: behind.data.pages.flatMap(page => page.lines) }}
          loading={behind.isFetching}
          onAsk={setAsked}
          onMore={behind.hasNextPage ? () => void behind.fetchNextPage() : undefined}
        />
      )}
    </Loaded>
  )
}

async function pageBehind(
  { what, month, later }: Asked,
  before: string | undefined,
): Promise<{ lines: BehindLine[]; next: string | null }> {
  if (what === 'answered' || what === 'unanswered') {
    const query = { answered: what === 'answered' ? ('yes' as const) : ('no' as const), later, before }
    const { cases, next } = dataOf(await api.GET('/advocacy/cases', { params: { query } }))
    return { lines: cases.map(caseLine), next }
  }
  const { posts, next } = dataOf(await api.GET('/advocacy/posts', { params: { query: { what, month, before } } }))
  return { lines: posts.map(postLine), next }
}

function postLine(post: Answered['AdvocacyPost']): BehindLine {
  const { prefers, recommends, well } = post.because
  const because = [
    well && `Glad of ${well.of}: “${well.words}”.`,
    recommends && `Recommends: “${recommends.words}”.`,
    prefers && `Would rather have ${prefers.whom === 'us' ? 'you' : 'somebody else'}: “${prefers.words}”.`,
    post.isUnasked && (post.wroteSince ? 'One of you wrote there since.' : 'Nobody of you has written there yet.'),
  ].filter(each => typeof each === 'string')
  return { ...placed(post), key: post.messageId, because: because.join(' ') }
}

function caseLine(asked: Answered['AdvocacyCase']): BehindLine {
  const did = [
    asked.spokeWell && 'spoke well of you',
    asked.recommended && 'recommended you',
    asked.cameBack && 'came back',
  ].filter(each => each !== false)
  const because = did.length > 0 ? `Later they ${did.join(', ')}.` : 'Nothing was heard of them in the time after.'
  return { ...placed(asked), key: asked.conversationId, because }
}

function saidView({
  fewest,
  preference,
  recommenders,
  whole,
  withoutUs,
}: Answered['Advocacy']): Omit<WithoutUsView, 'answered'> {
  const all = withoutUs.reduce((sum, { conversations }) => sum + conversations, 0)
  const newestFirst = preference.filter(({ us, them }) => us + them > 0).toReversed()
  const told = preference.flatMap(({ month, share }) => (share ? [{ month, share }] : []))
  return {
    headline:
      all === 0
        ? 'In the last twelve months no conversation was heard that speaks well of you without one of you in it.'
        : `In the last twelve months ${counted(all, 'conversation')} spoke well of you before any of you had said a word there.`,
    months: withoutUs
      .filter(({ conversations }) => conversations > 0)
      .toReversed()
      .map(({ conversations, month, networks }) => ({
        name: monthName(month),
        conversations: figure(conversations, { what: 'without-us', month, title: `Without you, ${monthName(month)}` }),
        where: networks.map(each => `${networkName(each.network)} ${each.conversations}`).join(', '),
      })),
    preference: {
      fewest,
      finds: preferenceFinds(whole, fewest),
      caption: 'Of people who compared, so many of a hundred would rather have you',
      points: told.map(({ month, share }) => ({
        label: monthName(month, 'short'),
        value: 100 * share.share,
        low: 100 * share.from,
        high: 100 * share.to,
      })),
      months: newestFirst.map(({ month, share, them, us }) => ({
        name: monthName(month),
        us: figure(us, { what: 'prefers-us', month, title: `Would rather have you, ${monthName(month)}` }),
        them: figure(them, { what: 'prefers-them', month, title: `Would rather have others, ${monthName(month)}` }),
        share: share ? shareWords(share) : 'too few to say',
      })),
    },
    recommenders: recommenders.map(({ lastAt, name, personId, posts }) => ({
      personId,
      lastAt,
      words: `${name} recommended you ${posts.length === 1 ? 'once' : `${posts.length} times`}`,
      posts: posts.map(({ conversationId, words }) => ({ conversationId, words })),
    })),
  }
}

function preferenceFinds({ share, them, us }: Answered['Advocacy']['whole'], fewest: number): string {
  if (us + them === 0) return 'Nobody compared you with others and said whom they would rather have.'
  const people = `${Counted(us + them, 'person', 'people')} compared you with others and said whom they would rather have`
  return share
    ? `${people}, each by their last word: ${shareWords(share)} would rather have you.`
    : `${people}: fewer than ${fewest}, too few to say more.`
}

const laterWords: Record<Later['later'], string> = {
  'spoke-well': 'spoke well of you',
  recommended: 'recommended you',
  'came-back': 'came back',
}

function answeredView({ later, people, waiting }: Answered['AnsweredCompared']): WithoutUsView['answered'] {
  const [first] = later
  const alike = first ? first.answered.people + first.unanswered.people : 0
  if (people === 0)
    return {
      finds: [
        `Nothing can be said yet: it takes 67 days from when somebody asked.${waiting > 0 ? ` ${Counted(waiting, 'person', 'people')} asked something since.` : ''}`,
      ],
      rows: [],
    }
  return {
    finds: [
      `${Counted(people, 'person', 'people')} asked something and had 67 days since. ${alike} of them have somebody of the other side like them; ${people - alike} were left out.`,
      ...later.map(verdictOf),
    ],
    rows: later.map(row => ({
      name: laterWords[row.later],
      answered: sideFigure(row, 'answered'),
      unanswered: sideFigure(row, 'unanswered'),
      difference: row.difference ? differenceWords(row.difference) : 'too few to say',
    })),
  }
}

function verdictOf({ difference, later }: Later): string {
  const words = laterWords[later]
  if (!difference) return `Whether those who were answered ${words} more often: too few to say.`
  if (!difference.isShown) return `No difference was found in how many ${words}. A small one may be there.`
  const more = difference.points > 0 ? 'more' : 'less'
  return `Of those who were answered, ${more} people ${words} than of those like them who were not.`
}

function sideFigure(row: Later, what: 'answered' | 'unanswered'): FigureOf<Asked> {
  const { did, people } = row[what]
  const title = `${what === 'answered' ? 'Answered' : 'Not answered'}, and ${laterWords[row.later]} (all of them, alike or not)`
  return { value: `${did} of ${people}`, asked: { what, later: row.later, title } }
}

function figure(value: number, asked: Asked): FigureOf<Asked> {
  return value > 0 ? { value: String(value), asked } : { value: '0' }
}

const percent = (share: number) => Math.round(100 * share)
const shareWords = ({ from, share, to }: { share: number; from: number; to: number }) =>
  `${percent(share)} %, between ${percent(from)} and ${percent(to)}`
const signed = (points: number) => `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(percent(points))}`
const differenceWords = ({ from, points, to }: { points: number; from: number; to: number }) =>
  `${signed(points)} of 100, between ${signed(from)} and ${signed(to)}`

const monthName = (month: string, length: 'long' | 'short' = 'long') =>
  new Intl.DateTimeFormat('en-GB', { month: length, year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`))
