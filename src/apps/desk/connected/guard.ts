import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Finding } from '#apps/ui'
import { compileRules } from '#text/guard'
import { api, dataOf } from '../api.ts'
import { findingViews } from './conversation-view.ts'

/** Checks a draft as it is typed, by the company's rules, with the same engine that judges it on the server. */
export function useFindings(text: string): Finding[] {
  const rules = useQuery({ queryKey: ['rules'], queryFn: async () => dataOf(await api.GET('/rules')) })
  const guard = useMemo(() => compileRules((rules.data?.rules ?? []).map(rule => rule.guard)), [rules.data])
  return useMemo(() => (text ? findingViews(guard.check(text, { now: new Date() })) : []), [guard, text])
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const encoder = new TextEncoder()

/** Counts a text with its disclosure, as the network does. */
export function counter(unit: 'graphemes' | 'characters' | 'bytes', disclosure: string): (text: string) => number {
  return text => {
    const whole = `${text.trim()}\n\n${disclosure}`
    if (unit === 'bytes') return encoder.encode(whole).length
    if (unit === 'characters') return [...whole].length
    return [...segmenter.segment(whole)].length
  }
}
