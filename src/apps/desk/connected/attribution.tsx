import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { AttributionScreen, type AttributionView, type ModelName, modelNames } from '../screens/attribution.tsx'
import { counted } from '../words.ts'
import type { Answered } from './answers.ts'
import { useBehind } from './behind.ts'
import { networkName } from './say.ts'

const steps: Record<string, string> = { answer: 'Answered', invitation: 'Invited', link: 'A link that was followed' }
const bys = ['step', 'network', 'colleague'] as const
const fewPurchases = 30

/** What led to purchases, by five models. */
export function AttributionPage() {
  const [by, setBy] = useState<(typeof bys)[number]>('step')
  const [windowDays, setWindowDays] = useState('30')
  const looking = useBehind()
  const found = useQuery({
    queryKey: ['results', 'attribution', by, windowDays],
    queryFn: async () =>
      dataOf(await api.GET('/attribution', { params: { query: { by, windowDays: Number(windowDays) } } })),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded of={found} what="Sharing it out" rows={4}>
      {attribution => (
        <AttributionScreen
          attribution={attributionView(attribution)}
          by={by}
          windowDays={windowDays}
          onBy={chosen => {
            looking.onAsk(undefined)
            setBy(bys.find(each => each === chosen) ?? 'step')
          }}
          onWindow={days => {
            looking.onAsk(undefined)
            setWindowDays(days)
          }}
          looking={looking}
        />
      )}
    </Loaded>
  )
}

function attributionView(attribution: Answered['Attribution']): AttributionView {
  const { by, purchases, joined, attributed, unbought, windowDays, rows, money, differs, countedAt } = attribution
  const names = new Map(
    rows.map(({ step, name }) => [
      step,
      by === 'step' ? (steps[step] ?? name) : by === 'network' ? networkName(step) : name,
    ]),
  )
  const few = attributed > 0 && attributed < fewPurchases
  return {
    headline: `We know of ${counted(purchases, 'purchase')} in the last 180 days. ${joined || 'None'} of them can be joined to a conversation, ${attributed || 'none'} with a step of ours in the ${windowDays} days before. ${unbought} other ways ended without one.`,
    finds: [
      ...(differs
        ? [
            `The models differ most about “${names.get(differs.step)}”: ${plain(differs.by)} of ${counted(attributed, 'purchase')} between “${modelNames[differs.least]}” and “${modelNames[differs.most]}”.`,
          ]
        : []),
      ...(Date.now() - new Date(countedAt).getTime() > 60_000
        ? [
            `Counted at ${new Date(countedAt).toLocaleTimeString('en-GB', { timeStyle: 'short' })}: with so many answers, once an hour.`,
          ]
        : []),
      ...(few ? [`With ${counted(attributed, 'purchase')} this says little: look at the ways themselves.`] : []),
    ],
    rows:
      attributed === 0
        ? []
        : rows.map(({ step, credits, effect }) => ({
            name: names.get(step) ?? step,
            credits: said(credits, plain),
            without: `${Math.round(effect * 100)} %`,
            ...(credits.linear > 0 && {
              asked: {
                ...{ of: `led-by-${by}` as const, which: step, windowDays },
                title: `Purchases with “${names.get(step) ?? step}” on the way to them`,
              },
            }),
          })),
    money: money.map(({ currency, rows }) => ({
      currency,
      rows: rows.map(({ step, amounts }) => ({
        name: names.get(step) ?? step,
        amounts: said(amounts, amount => Math.round(amount).toLocaleString('en-GB')),
      })),
    })),
  }
}

const plain = (value: number) => String(Math.round(value * 10) / 10)

function said(values: Record<ModelName, number>, say: (value: number) => string): Record<ModelName, string> {
  const { first, last, linear, position, markov } = values
  return { first: say(first), last: say(last), linear: say(linear), position: say(position), markov: say(markov) }
}
