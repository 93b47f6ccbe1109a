import { useEffect, useRef, useState } from 'react'
import type { Move } from '#lib/moves'
import { api } from '../api.ts'

const saveAfterMs = 500

/** What a draft is meant to do, as far as its writer chose. */
export interface Meant {
  move?: Move
  pageId?: string | null
}

/**
 * The words somebody is writing, kept on the server as they write.
 * What was typed is never replaced by what comes back: the field belongs to its writer.
 */
export function useDraft(
  conversationId: string,
  kept: string | undefined,
): {
  text: string
  change: (text: string) => void
  /** What it is meant to do: kept with the words. */
  mean: (meant: Meant) => void
  clear: () => void
  state: string | undefined
} {
  const [text, setText] = useState(kept ?? '')
  const [state, setState] = useState<string>()
  const touched = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waiting = useRef<string>(undefined)
  const meant = useRef<Meant>({})

  useEffect(() => {
    if (!touched.current && kept !== undefined) setText(kept)
  }, [kept])

  const save = useRef(async () => {
    const words = waiting.current
    if (words === undefined) return
    waiting.current = undefined
    try {
      await api.PUT('/conversations/{id}/draft', {
        params: { path: { id: conversationId } },
        body: { text: words, ...meant.current },
      })
      setState(words ? 'Kept as you type' : undefined)
    } catch {
      setState('Not kept yet: the server can’t be reached. It stays here.')
      waiting.current ??= words
    }
  })
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      void save.current()
    },
    [],
  )
  const saveSoon = (words: string) => {
    waiting.current = words
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save.current(), saveAfterMs)
  }
  return {
    text,
    state,
    change: next => {
      touched.current = true
      setText(next)
      saveSoon(next)
    },
    mean: more => {
      meant.current = { ...meant.current, ...more }
      if (text.trim()) saveSoon(text)
    },
    clear: () => {
      clearTimeout(timer.current)
      waiting.current = undefined
      touched.current = false
      meant.current = {}
      setText('')
      setState(undefined)
    },
  }
}
