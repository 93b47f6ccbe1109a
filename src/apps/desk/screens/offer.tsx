import './offers.css'
import { useState } from 'react'
import { Button, Checkbox, Confirm, FindingCard, findingKey, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { PlaceFields } from './offer-place.tsx'
import type { FormProps } from './offer-typed.ts'

/** Where somebody writes an offer: what, for how much, where and when, and where it is posted. */
export function OfferForm(props: FormProps) {
  const { typed, sites, languages, isNew, told, findings, stopped, busy, problem } = props
  const { onType, onKeep, onRelease, onGiveUp } = props
  const stop = findings.find(({ level }) => level === 'stop')
  const [asks, setAsks] = useState(false)
  const [givingUp, setGivingUp] = useState(false)
  const shown = ['title', 'about', 'price', 'priceBefore', 'currency', 'stock', 'startsAt', 'endsAt', 'code', 'link']
  const rest = reasonsElsewhere(problem, shown)
  useTitle(`${typed.title || 'A new offer'} · Offers`)
  const text = (name: 'title' | 'price' | 'priceBefore' | 'currency' | 'stock' | 'code' | 'link' | 'conditions') => ({
    value: typed[name],
    error: reasonAt(problem, name),
    onChange: (event: { target: { value: string } }) => onType({ [name]: event.target.value }),
  })
  const time = (name: 'startsAt' | 'endsAt') => ({
    type: 'datetime-local',
    value: typed[name],
    error: reasonAt(problem, name),
    onChange: (event: { target: { value: string } }) => onType({ [name]: event.target.value }),
  })
  return (
    <Page title={typed.title || 'A new offer'} about="Under your own name. Nobody sees it until you release it.">
      <form
        className="offer-form"
        onSubmit={event => {
          event.preventDefault()
          onKeep()
        }}
      >
        {told}
        {isNew && (
          <Select
            label="In which community"
            value={typed.siteId}
            options={sites}
            onChange={event => onType({ siteId: event.target.value })}
          />
        )}
        <TextField label="What it is" maxLength={200} lang={typed.language} {...text('title')} />
        <TextArea
          label="About it"
          rows={6}
          lang={typed.language}
          value={typed.about}
          error={reasonAt(problem, 'about')}
          hint="**strong**, - a list, [words](https://…)."
          onChange={event => onType({ about: event.target.value })}
        />
        <div className="two">
          <TextField label="Price" inputMode="decimal" hint="2390 or 2390.50" {...text('price')} />
          <TextField label="Instead of" inputMode="decimal" hint="What it costs otherwise." {...text('priceBefore')} />
          <TextField label="Currency" maxLength={3} {...text('currency')} />
          <TextField label="How many" inputMode="numeric" hint="Empty: nobody counts." {...text('stock')} />
        </div>
        <div className="two">
          <TextField label="From (empty: at once)" {...time('startsAt')} />
          <TextField label="Until" {...time('endsAt')} />
          <Select
            label="Language"
            value={typed.language}
            options={languages}
            onChange={event => onType({ language: event.target.value })}
          />
        </div>
        <PlaceFields {...props} />
        <fieldset>
          <legend>Buying</legend>
          <TextArea label="Conditions" rows={2} {...text('conditions')} />
          <div className="two">
            <TextField label="Code" hint="A coupon, or the number of the article in your shop." {...text('code')} />
            <TextField label="Where it can be bought" type="url" {...text('link')} />
          </div>
        </fieldset>
        <Posts {...props} />
        {findings.map(finding => (
          <FindingCard key={`${findingKey(finding)} ${finding.words}`} finding={finding} language={typed.language} />
        ))}
        {stopped.notice}
        {rest && <Trouble title={rest} />}
        <Checkbox
          label="Have a colleague read it first"
          about="Where the rules ask for it, one does anyway, and it comes back to you to be released."
          checked={asks}
          onChange={event => setAsks(event.target.checked)}
        />
        <div className="row">
          <Button
            kind="primary"
            busy={busy}
            disabledBecause={
              !typed.title.trim()
                ? 'Say what it is first.'
                : stop
                  ? `${stop.title}. Take these words out first.`
                  : stopped.because
            }
            onClick={() => onRelease(asks)}
          >
            {asks ? 'Hand it in' : 'Release it'}
          </Button>
          <Button type="submit" disabledBecause={busy} reasonHidden>
            Keep it
          </Button>
          {!isNew && (
            <Button kind="plain" onClick={() => setGivingUp(true)}>
              Give it up
            </Button>
          )}
        </div>
        {givingUp && (
          <Confirm title="Give it up?" yes="Give it up" busy={busy} onYes={onGiveUp} onNo={() => setGivingUp(false)}>
            What stands outside of it is withdrawn, too.
          </Confirm>
        )}
      </form>
    </Page>
  )
}

function Posts({ typed, accounts, onType }: Pick<FormProps, 'typed' | 'accounts' | 'onType'>) {
  const { posts } = typed
  const choose = (id: string, isChosen: boolean) => {
    const { [id]: _, ...others } = posts
    onType({ posts: isChosen ? { ...others, [id]: '' } : others })
  }
  const line = (name: 'soldOut' | 'moved' | 'over', label: string) => (
    <TextField
      label={label}
      maxLength={200}
      lang={typed.language}
      value={typed[name]}
      onChange={event => onType({ [name]: event.target.value })}
    />
  )
  return (
    <fieldset>
      <legend>Posted on networks</legend>
      {accounts.length === 0 && <p className="t14 second">No account is connected from which you could post it.</p>}
      {accounts.map(({ id, name, whenGone }) => (
        <div key={id}>
          <Checkbox
            label={name}
            about={whenGone}
            checked={id in posts}
            onChange={event => choose(id, event.target.checked)}
          />
          {id in posts && (
            <TextArea
              label={`Words for ${name} (empty: title, price and place)`}
              rows={3}
              lang={typed.language}
              value={posts[id] ?? ''}
              onChange={event => onType({ posts: { ...posts, [id]: event.target.value } })}
            />
          )}
        </div>
      ))}
      {Object.keys(posts).length > 0 && (
        <>
          <p className="t14 second">
            With the offer you release what its posts say then. Nothing else is ever said in your name without you.
          </p>
          <div className="two">
            {line('soldOut', 'Once it is sold out')}
            {line('moved', 'Once it has moved')}
            {line('over', 'Once it is over')}
          </div>
        </>
      )}
    </fieldset>
  )
}
