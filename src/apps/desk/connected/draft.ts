import { useEffect, useRef, useState } from 'react'
import { api } from '../api.ts'

const saveAfterMs = 500

/**
 * The words somebody is writing, kept on the server as they write.
 * What was typed is never replaced by what comes back: the field belongs to its writer.
 */
export function useDraft(
  conversationId: string,
  kept: string | undefined,
): { text: string; change: (text: string) => void; clear: () => void; state: string | undefined } {
  const [text, setText] = useState(kept ?? '')
  const [state, setState] = useState<string>()
  const touched = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waiting = useRef<string>(undefined)

  useEffect(() => {
    if (!touched.current && kept !== undefined) setText(kept)
  }, [kept])

  const save = useRef(async () => {
    const words = waiting.current
    if (words === undefined) return
    waiting.current = undefined
    try {
      await api.PUT('/conversations/{id}/draft', { params: { path: { id: conversationId } }, body: { text: words } })
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
  return {
    text,
    state,
    change: next => {
      touched.current = true
      setText(next)
      waiting.current = next
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save.current(), saveAfterMs)
    },
    clear: () => {
      clearTimeout(timer.current)
      waiting.current = undefined
      touched.current = false
      setText('')
      setState(undefined)
    },
  }
}
