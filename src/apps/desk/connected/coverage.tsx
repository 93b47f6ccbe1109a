import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Coverage } from '../screens/coverage.tsx'
import { useBehind } from './behind.ts'
import { figure } from './results-words.ts'

/** Who covers what, as it is now. */
export function CoveragePage() {
  const coverage = useQuery({ queryKey: ['coverage'], queryFn: async () => dataOf(await api.GET('/coverage')) })
  const looking = useBehind()
  return (
    <Loaded of={coverage} what="Looking who covers what" rows={6}>
      {coverage => (
        <Coverage
          coverage={{
            ...coverage,
            loads: coverage.loads.map(({ claimed, employeeId, first, ...load }) => ({
              ...{ ...load, employeeId },
              first: figure(first, { of: 'carried', which: employeeId, title: `${load.name} is asked first` }),
              claimed: figure(claimed, { of: 'in-hand', which: employeeId, title: `${load.name} has in hand` }),
            })),
          }}
          looking={looking}
        />
      )}
    </Loaded>
  )
}
