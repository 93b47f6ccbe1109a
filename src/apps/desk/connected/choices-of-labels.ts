import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, dataOf } from '../api.ts'
import { companyQuery } from '../session.ts'
import type { Choices } from './reading-view.ts'

/** What the labels of a post can be put right to: the company’s own topics, and the languages that it speaks first. */
export function useChoices(): Choices {
  const topics = useQuery({ queryKey: ['topics'], queryFn: async () => dataOf(await api.GET('/topics')) })
  const company = useQuery(companyQuery)
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  return useMemo(
    () => ({
      topics: topics.data?.topics ?? [],
      company: company.data?.name,
      languages: (team.data?.employees ?? []).flatMap(employee => employee.languages),
    }),
    [topics.data, company.data, team.data],
  )
}
