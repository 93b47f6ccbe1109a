import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useToast } from '#apps/ui'
import { type ProblemDetails, problemOf } from '../problem.ts'

interface Said {
  /** What goes on while it is done: on the button that was pressed. */
  busy?: string
  /** Said once it is done. */
  done?: string
  undo?: () => Promise<unknown>
  /** The form shows what was refused; otherwise it is said like anything else that happened. */
  inForm?: boolean
}

/**
 * What somebody does on a page: said when it is done, taken back where it can be, and what it changed is looked at again.
 *
 * @param stale the first words of the query keys that have a new answer afterwards.
 */
export function useDeeds(...stale: string[]) {
  const queries = useQueryClient()
  const toast = useToast()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<ProblemDetails>()
  const run = async <Result>(work: () => Promise<Result>, said: Said = {}): Promise<Result | undefined> => {
    const { undo } = said
    setBusy(said.busy ?? 'One moment')
    setProblem(undefined)
    try {
      const result = await work()
      if (said.done) toast.show({ words: said.done, undo: undo && (() => void run(undo, { done: 'Taken back.' })) })
      return result
    } catch (error) {
      const refused = problemOf(error)
      if (said.inForm) setProblem(refused)
      else toast.show({ words: [refused.title, refused.reasons[0]?.message].filter(Boolean).join(' ') })
      return undefined
    } finally {
      setBusy(undefined)
      await queries.invalidateQueries({ predicate: ({ queryKey }) => stale.includes(String(queryKey[0])) })
    }
  }
  return { busy, problem, run }
}
