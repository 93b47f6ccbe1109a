import { Download } from 'lucide-react'
import { Menu } from '#apps/ui'
import { paths } from '../paths.ts'

const formats = [
  ['csv', 'CSV, for a spreadsheet'],
  ['json', 'JSON'],
  ['parquet', 'Parquet'],
] as const

interface TakeAlongProps {
  /** Tables as the server names them, each with its name where there are several. */
  tables: { of: string; label?: string }[]
  /** What was chosen on the page. */
  chosen?: Record<string, string | undefined>
}

/** The figures of a page as a file, made by the server from what the page shows. */
export function TakeAlong({ tables, chosen }: TakeAlongProps) {
  const items = tables.flatMap(({ label, of }) =>
    formats.map(([format, words]) => ({
      label: label ? `${label}: ${words}` : words,
      run: () => Object.assign(document.createElement('a'), { href: paths.exported(of, format, chosen) }).click(),
    })),
  )
  return (
    <Menu label="Export" items={items} className="button default">
      <span className="at-rest">
        <Download className="icon" size={16} strokeWidth={1.75} aria-hidden />
        Export
      </span>
    </Menu>
  )
}
