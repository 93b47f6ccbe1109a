import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Coverage } from '../screens/coverage.tsx'

/** Who covers what, as it is now. */
export function CoveragePage() {
  const coverage = useQuery({ queryKey: ['coverage'], queryFn: async () => dataOf(await api.GET('/coverage')) })
  return (
    <Loaded of={coverage} what="Looking who covers what" rows={6}>
      {coverage => <Coverage coverage={coverage} />}
    </Loaded>
  )
}
