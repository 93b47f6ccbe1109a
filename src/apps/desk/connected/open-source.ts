import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, problemOf } from '../problem.ts'

interface Opening {
  connector: string
  label?: string
  settings: Record<string, unknown>
  secret?: Record<string, unknown>
  keeps?: 'all' | 'matching'
  accountId?: string
}

/** One step of adding a place: what goes on, and what was wrong with it. */
export function useStep() {
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<ProblemDetails>()
  const take = async <Result>(words: string, work: () => Promise<Result>): Promise<Result | undefined> => {
    setBusy(words)
    setProblem(undefined)
    try {
      return await work()
    } catch (error) {
      setProblem(problemOf(error))
      return undefined
    } finally {
      setBusy(undefined)
    }
  }
  return { busy, problem, take }
}

/** Opens a place to listen to; the list knows of it at once. */
export function useOpenSource() {
  const queries = useQueryClient()
  return async (opening: Opening) => {
    const source = dataOf(await api.POST('/sources', { body: opening }))
    await queries.invalidateQueries({ queryKey: ['sources'] })
    return source
  }
}

/** Shows the place that was just added, and says so. */
export function useArrive() {
  const router = useRouter()
  const toast = useToast()
  return (sourceId: string, words: string) => {
    toast.show({ words })
    router.history.push(paths.source(sourceId))
  }
}
