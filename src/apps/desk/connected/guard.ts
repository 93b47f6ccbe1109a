import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Finding } from '#apps/ui'
import { compileRules, type Guard } from '#text/guard'
import { api, dataOf } from '../api.ts'
import { findingViews } from './conversation-view.ts'

/** The company's rules as they are now, with the same engine that judges on the server. */
export function useGuard(): Guard {
  const rules = useQuery({ queryKey: ['rules'], queryFn: async () => dataOf(await api.GET('/rules')) })
  return useMemo(() => compileRules((rules.data?.rules ?? []).map(rule => rule.guard)), [rules.data])
}

/** Checks a draft as it is typed. */
export function useFindings(text: string): Finding[] {
  const guard = useGuard()
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
