import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Finding } from '#apps/ui'
import { compileRules, type Guard } from '#text/guard'
import { api, dataOf } from '../api.ts'
import { findingViews } from './conversation-view.ts'
import { useSettled } from './settled.ts'

/**
 * The company's rules as they are now, those that hold for who writes, with the same engine that judges on the server.
 * What reads names is fetched beside it: until it is here, names are not looked for, and the server looks anyway.
 */
export function useGuard(): Guard {
  const rules = useQuery({ queryKey: ['rules'], queryFn: async () => dataOf(await api.GET('/rules')) })
  const figures = useQuery({ queryKey: ['figures'], queryFn: async () => dataOf(await api.GET('/public-figures')) })
  const names = useQuery({
    queryKey: ['reader of names'],
    queryFn: async () => (await import('#text/name-reader')).shippedReader(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  return useMemo(
    () =>
      compileRules(
        (rules.data?.rules ?? []).filter(rule => rule.holdsForMe).map(rule => rule.guard),
        { ...(names.data && { names: names.data }), publicFigures: figures.data?.figures ?? [] },
      ),
    [rules.data, figures.data, names.data],
  )
}

/** Checks a draft as it is typed. */
export function useFindings(text: string): Finding[] {
  const guard = useGuard()
  return useMemo(() => (text ? findingViews(guard.check(text, { now: new Date() })) : []), [guard, text])
}

const pauseMs = 250

/**
 * Counts a draft as its network does: at once by what a browser knows, and where the network has a measure of its own,
 * by that as soon as the writer pauses. What the two differed by is kept in between, so that the number does not jump.
 */
export function useCount(
  {
    countedBy,
    maxLength,
    disclosure,
  }: {
    countedBy: string | null
    maxLength: { unit: 'graphemes' | 'characters' | 'bytes' } | null
    disclosure: string
  },
  text: string,
): { count: ((text: string) => number) | undefined; words: string | undefined } {
  const here = useMemo(() => counter(maxLength?.unit ?? 'characters', disclosure), [maxLength?.unit, disclosure])
  const settled = useSettled(text, pauseMs)
  const there = useQuery({
    queryKey: ['length', countedBy, disclosure, settled],
    queryFn: async () => {
      const body = { text: `${settled.trim()}\n\n${disclosure}` }
      const params = { path: { name: countedBy ?? '' } }
      return { of: settled, ...dataOf(await api.POST('/connectors/{name}/length', { params, body })) }
    },
    enabled: countedBy !== null && settled.trim() !== '',
    placeholderData: before => before,
    gcTime: 60_000,
  })
  const known = there.data
  const differs = known ? known.length - here(known.of) : 0
  return {
    count: maxLength ? words => Math.max(0, here(words) + differs) : undefined,
    words: text.trim() ? (known?.words ?? undefined) : undefined,
  }
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
