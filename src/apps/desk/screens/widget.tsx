import './places.css'
import { useState } from 'react'
import { Button, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'

/** How people write to us from other pages, as the desk shows it. */
export interface WidgetView {
  siteId: string
  origins: string[]
  label: string
  greeting: string
  corner: 'right' | 'left'
  tag: string
  fixedTag?: string
  answers: { name: string | null; from: string | null; isHere: boolean; usually: string | null }
  whyNotChange?: string
}
export type WidgetChange = Pick<WidgetView, 'origins' | 'label' | 'greeting' | 'corner'>

interface WidgetProps {
  widget: WidgetView
  place: string
  busy?: string
  problem?: ProblemDetails
  onKeep: (change: WidgetChange) => void
  onCopy: (text: string) => void
  onLeave: () => void
}

const said = ['origins', 'label', 'greeting', 'corner'] as const

/** One script tag for your own pages: people look up answers there, ask peers, and write to you. */
export function Widget({ widget, place, busy, problem, onKeep, onCopy, onLeave }: WidgetProps) {
  const [typed, setTyped] = useState({ ...widget, origins: widget.origins.join('\n') })
  useTitle('On your pages')
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  const isClosed = widget.whyNotChange !== undefined
  const lines = typed.origins
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  return (
    <Page
      title="On your pages"
      about={`A button on your own pages: people look up what ${place} knows, ask other customers, or write to you. What they write is a conversation in your inbox, and only a person answers it.`}
      actions={<Button onClick={onLeave}>All communities</Button>}
    >
      <form
        className="form spaced"
        aria-label="How people write to us"
        onSubmit={event => {
          event.preventDefault()
          const { label, greeting, corner } = typed
          onKeep({ origins: lines, label, greeting, corner })
        }}
      >
        <TextArea
          label="Sites on which it may speak"
          hint={widget.whyNotChange ?? 'One a line, such as https://shop.example. None: it is off, everywhere.'}
          rows={4}
          value={typed.origins}
          disabled={isClosed}
          error={reasonAt(problem, 'origins')}
          onChange={event => set({ origins: event.target.value })}
        />
        <TextField
          label="What the button says"
          placeholder="Ask us"
          hint="Empty: “Ask” and the name of your company."
          value={typed.label}
          maxLength={40}
          disabled={isClosed}
          error={reasonAt(problem, 'label')}
          onChange={event => set({ label: event.target.value })}
        />
        <TextField
          label="A sentence to begin with"
          hint="Its colours are those of the community."
          value={typed.greeting}
          maxLength={300}
          disabled={isClosed}
          error={reasonAt(problem, 'greeting')}
          onChange={event => set({ greeting: event.target.value })}
        />
        <Select
          label="Its corner"
          value={typed.corner}
          disabled={isClosed}
          options={[
            { value: 'right', label: 'Below, on the right' },
            { value: 'left', label: 'Below, on the left' },
          ]}
          onChange={event => set({ corner: event.target.value as WidgetView['corner'] })}
        />
        {reasonsElsewhere(problem, [...said]) && <Trouble title={reasonsElsewhere(problem, [...said]) ?? ''} />}
        <div>
          <Button kind="primary" type="submit" busy={busy} disabledBecause={widget.whyNotChange}>
            Keep it
          </Button>
        </div>
      </form>
      <section className="stack spaced" aria-labelledby="tag">
        <h2 className="heading" id="tag">
          What goes into your pages
        </h2>
        {widget.origins.length === 0 ? (
          <p className="second">First say above on which sites it may speak.</p>
        ) : (
          <>
            <p className="second">One line, anywhere in the page. It sets no cookie, and weighs less than a picture.</p>
            <Tag text={widget.tag} onCopy={onCopy} />
            {widget.fixedTag && (
              <details>
                <summary>Where every script is held to its exact version</summary>
                <p className="second">Browsers load this version and nothing else. Renew it when you renew Sosh.</p>
                <Tag text={widget.fixedTag} onCopy={onCopy} />
              </details>
            )}
          </>
        )}
        <p className="second">{toldNow(widget.answers)}</p>
      </section>
    </Page>
  )
}

function Tag({ text, onCopy }: { text: string; onCopy: (text: string) => void }) {
  return (
    <div className="stack">
      <pre className="widget-tag">
        <code>{text}</code>
      </pre>
      <div>
        <Button onClick={() => onCopy(text)}>Copy the line</Button>
      </div>
    </div>
  )
}

/** What visitors read of when somebody answers, and from where it is taken. */
function toldNow({ name, from, usually }: WidgetView['answers']): string {
  const soon = usually
    ? `that ${name ?? 'you'} usually answer${name ? 's' : ''} ${usually}`
    : 'not how soon, as too few were answered from there in the last ninety days'
  const hours = from ? 'your hours' : 'no hours, as none are kept in Settings'
  return `Visitors are told ${hours}, and ${soon}. Both are taken from what is kept and measured; nobody can word them.`
}
