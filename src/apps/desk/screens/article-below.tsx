import './writing.css'
import { useState } from 'react'
import { Button, Checkbox, Confirm, LinkButton, Select, TextField, Time } from '#apps/ui'
import { reasonAt } from '../problem.ts'
import type { ArticleKind, EditorProps } from './article-typed.ts'
import { Changes } from './changes.tsx'

export function More({ typed, kinds, languages, series, problem, onType, onSeries }: EditorProps) {
  const [named, setNamed] = useState('')
  return (
    <details open={Boolean(reasonAt(problem, 'tags') ?? reasonAt(problem, 'embargoUntil'))}>
      <summary>Kind, language, tags, series, embargo</summary>
      <div>
        <div className="two">
          <Select
            label="What it is"
            value={typed.kind}
            options={kinds}
            onChange={event => onType({ kind: event.target.value as ArticleKind })}
          />
          <Select
            label="Language"
            value={typed.language}
            options={languages}
            onChange={event => onType({ language: event.target.value })}
          />
        </div>
        <TextField
          label="Tags"
          hint="With commas between: winter, charging."
          value={typed.tags}
          error={reasonAt(problem, 'tags')}
          onChange={event => onType({ tags: event.target.value })}
        />
        <div className="two">
          <Select
            label="Series"
            value={typed.seriesId}
            options={[{ value: '', label: 'None' }, ...series]}
            onChange={event => onType({ seriesId: event.target.value })}
          />
          <div className="field">
            <TextField
              label="A new series"
              maxLength={200}
              value={named}
              onChange={event => setNamed(event.target.value)}
            />
            <Button
              small
              disabledBecause={named.trim().length < 2 ? 'Give it a title.' : undefined}
              reasonHidden
              onClick={() => {
                onSeries(named.trim())
                setNamed('')
              }}
            >
              Begin this series
            </Button>
          </div>
        </div>
        <TextField
          label="Not before (embargo)"
          type="datetime-local"
          hint="By your own clock. Until then nobody outside sees it, whoever presses what."
          value={typed.embargoUntil}
          error={reasonAt(problem, 'embargoUntil')}
          onChange={event => onType({ embargoUntil: event.target.value })}
        />
      </div>
    </details>
  )
}

export function Leaving({
  typed,
  findings,
  elsewhere,
  stopped,
  isOut,
  busy,
  problem,
  onPublish,
  onGiveUp,
}: EditorProps) {
  const [at, setAt] = useState('')
  const [asks, setAsks] = useState(false)
  const [correction, setCorrection] = useState('')
  const [givingUp, setGivingUp] = useState(false)
  const stop = [...findings, ...elsewhere].find(({ level }) => level === 'stop')
  const missing = !typed.title.trim()
    ? 'Give it a title first.'
    : stop
      ? `${stop.title}. Take these words out first.`
      : correction
        ? undefined
        : stopped.because && isOut
          ? `${stopped.because} If this puts them right, say so for those who read them.`
          : stopped.because
  return (
    <section className="stack" aria-label="Publishing">
      <div className="two">
        <TextField
          label="Goes out at (empty: at once)"
          type="datetime-local"
          value={at}
          error={reasonAt(problem, 'at')}
          onChange={event => setAt(event.target.value)}
        />
        {isOut && (
          <TextField
            label="What was put right (if anything was)"
            maxLength={500}
            hint="It stands at the head of the page, for those who read it before."
            value={correction}
            onChange={event => setCorrection(event.target.value)}
          />
        )}
      </div>
      <Checkbox
        label="Have a colleague read it first"
        about="Where the rules ask for it, one does anyway, and it comes back to you to be published."
        checked={asks}
        onChange={event => setAsks(event.target.checked)}
      />
      <div className="row">
        <Button
          kind="primary"
          busy={busy}
          disabledBecause={missing}
          onClick={() => onPublish({ at, askForReview: asks, correction })}
        >
          {asks
            ? 'Hand it in'
            : at || typed.embargoUntil
              ? 'Let it go out then'
              : isOut
                ? 'Publish it anew'
                : 'Publish it'}
        </Button>
        {!isOut && (
          <Button kind="plain" onClick={() => setGivingUp(true)}>
            Give it up
          </Button>
        )}
      </div>
      {givingUp && (
        <Confirm
          title="Give it up?"
          yes="Give it up"
          busy={busy}
          onYes={() => onGiveUp('Given up by its author.')}
          onNo={() => setGivingUp(false)}
        >
          Nobody saw it. It stays in your list, and can’t be published any more.
        </Confirm>
      )}
    </section>
  )
}

export function Earlier({ revisions, onRestore, busy }: EditorProps) {
  const [open, setOpen] = useState<number>()
  if (revisions.length < 2) return null
  return (
    <details>
      <summary>How it read before ({revisions.length})</summary>
      <div>
        <ul className="revisions">
          {revisions.map(({ number, what, by, at, text, before }, index) => (
            <li key={number}>
              <p className="row tight t13 second">
                <b>{what}</b> {by}, <Time at={at} />{' '}
                <LinkButton
                  aria-expanded={open === number}
                  onClick={() => setOpen(open === number ? undefined : number)}
                >
                  what changed
                </LinkButton>
                {index > 0 && (
                  <Button small busy={busy} onClick={() => onRestore(number)}>
                    Take this up again
                  </Button>
                )}
              </p>
              {open === number && (
                <p className="change">{before === text ? 'Not a word.' : <Changes before={before} after={text} />}</p>
              )}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
