import './path.css'
import { Anchor, Select } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'

interface LetterPart {
  title: string
  lines: { isItem: boolean; runs: { words: string; path?: string }[] }[]
}

interface LetterProps {
  letter: { month: string; title: string; summary: string; parts: LetterPart[] }
  months: { value: string; label: string }[]
  onMonth: (month: string) => void
}

/** The letter about one month, as it can be sent on; and the whole ledger to take along. */
export function Letter({ letter, months, onMonth }: LetterProps) {
  const { month, title, summary, parts } = letter
  useTitle(title)
  return (
    <Page
      title={title}
      about={<Anchor href={paths.results()}>Results</Anchor>}
      actions={
        <Select
          label="Month"
          labelHidden
          value={month}
          onChange={event => onMonth(event.target.value)}
          options={months}
        />
      }
    >
      <div className="led">
        <p>
          <b>{summary}</b>
        </p>
        <p className="row t13">
          <a href={paths.letterPage(month)} target="_blank" rel="noopener">
            As a page
          </a>
          <a href={paths.letterPaper(month)}>On paper (PDF)</a>
        </p>
        {parts.map(part => (
          <section key={part.title} className="stack tight" aria-label={part.title}>
            <h2 className="heading">{part.title}</h2>
            {part.lines.map(({ isItem, runs }) => (
              <p key={runs.map(({ words }) => words).join('')} className={isItem ? 'address' : undefined}>
                {runs.map(({ words, path }) =>
                  path ? (
                    <Anchor key={path} href={path}>
                      {words}
                    </Anchor>
                  ) : (
                    words
                  ),
                )}
              </p>
            ))}
          </section>
        ))}
        <section className="stack tight" aria-labelledby="take-along">
          <h2 className="heading" id="take-along">
            Every result, to take along
          </h2>
          <p className="row">
            <a href={paths.exported('results', 'csv')}>CSV</a>
            <a href={paths.exported('results', 'json')}>JSON</a>
            <a href={paths.exported('results', 'parquet')}>Parquet</a>
          </p>
        </section>
      </div>
    </Page>
  )
}
