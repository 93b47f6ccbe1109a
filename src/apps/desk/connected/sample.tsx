import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { problemOf } from '../problem.ts'
import { useMe } from './me.ts'

/** Says that the sample company is here, and takes it away in one press. */
export function SampleNotice() {
  const me = useMe()
  const queries = useQueryClient()
  const toast = useToast()
  const [busy, setBusy] = useState<string>()
  const sample = useQuery({
    queryKey: ['sample'],
    queryFn: async () => dataOf(await api.GET('/sample')),
    staleTime: 5 * 60_000,
  })
  if (!sample.data?.here) return null
  const change = async (work: () => Promise<unknown>, words: string, undo?: () => void) => {
    setBusy('Taking it away')
    try {
      await work()
      toast.show({ words, undo })
    } catch (error) {
      toast.show({ words: problemOf(error).title })
    } finally {
      setBusy(undefined)
      await queries.invalidateQueries()
    }
  }
  const bringBack = () => void change(() => api.POST('/sample'), 'Halden is back to look around in.')
  return (
    <section className="sample-notice" aria-label="Sample company">
      <p>
        <b>Halden is a sample.</b>
        <span> Look around: nothing leaves from it, and your own work stays when it goes.</span>
      </p>
      {me.roles.includes('administrator') && (
        <Button
          small
          busy={busy}
          onClick={() =>
            void change(() => api.DELETE('/sample'), 'The sample is gone. What is yours stayed.', bringBack)
          }
        >
          Take it away
        </Button>
      )}
    </section>
  )
}
