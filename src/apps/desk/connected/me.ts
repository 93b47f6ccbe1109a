import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../session.ts'
import type { MeView } from '../view-types.ts'

/** Who is signed in. Only rendered inside the desk, which shows nothing before it knows. */
export function useMe(): MeView {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('The desk is shown only to somebody who is signed in')
  return { id: data.id, name: data.name, title: data.title, roles: data.roles, timezone: data.timezone }
}
