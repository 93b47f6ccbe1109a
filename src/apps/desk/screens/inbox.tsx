import './inbox.css'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button, Empty, ListRow, Loading, NetworkMark, SearchField, Select } from '#apps/ui'
import { useKeys } from '../keyboard.ts'
import { paths } from '../paths.ts'
import { Pane, useTitle } from '../screen.tsx'
import type { ConversationRowView, InboxViewName } from '../view-types.ts'
import { StateOfRow } from './state-of-row.tsx'

export type InboxOrder = 'newest' | 'priority'

interface InboxProps {
  views: InboxViewName[]
  view: InboxViewName
  onView: (id: string) => void
  search: string
  onSearch: (words: string) => void
  /** What is wrong with the search, with the place in it. */
  searchError?: string
  rows: ConversationRowView[] | undefined
  hasMore: boolean
  onMore: () => void
  chosenId?: string
  /** What stands first, where one can choose. */
  order?: InboxOrder
  onOrder?: (order: InboxOrder) => void
  /** The conversation that is open, beside the list. */
  children?: ReactNode
}

/** Views, list, conversation: side by side where there is room, one at a time where there is not. */
export function Inbox({
  views,
  view,
  onView,
  search,
  onSearch,
  searchError,
  rows,
  hasMore,
  onMore,
  chosenId,
  order,
  onOrder,
  children,
}: InboxProps) {
  const field = useRef<HTMLInputElement>(null)
  useTitle(chosenId ? 'Inbox' : `${view.label} · Inbox`)
  useKeys('Inbox', { '/': { label: 'Search', run: () => field.current?.focus() } })
  return (
    <div className={chosenId ? 'panes inbox has-open' : 'panes inbox'}>
      {!chosenId && <h1 className="hidden-words">Inbox: {view.label}</h1>}
      <Pane
        className="list-pane"
        label={`Conversations: ${view.label}`}
        bar={
          <>
            <div className="view-picker">
              <Select
                label="View"
                labelHidden
                value={view.id}
                onChange={event => onView(event.target.value)}
                options={views.map(({ id, label }) => ({ value: id, label }))}
              />
            </div>
            {order && onOrder && (
              <Select
                label="What stands first"
                labelHidden
                value={order}
                onChange={event => onOrder(event.target.value === 'priority' ? 'priority' : 'newest')}
                options={[
                  { value: 'newest', label: 'Newest first' },
                  { value: 'priority', label: 'Most needed first' },
                ]}
              />
            )}
            <SearchField
              ref={field}
              label="Search"
              keys="/"
              value={search}
              onChange={event => onSearch(event.target.value)}
              aria-invalid={searchError ? true : undefined}
              aria-describedby="search-error"
            />
            <p className="t13 second" id="search-error" role="status">
              {searchError}
            </p>
          </>
        }
      >
        <Rows view={view} search={search} rows={rows} hasMore={hasMore} onMore={onMore} chosenId={chosenId} />
      </Pane>
      <div className="pane open-pane">{children ?? <NoChoice />}</div>
    </div>
  )
}

function Rows({
  view,
  search,
  rows,
  hasMore,
  onMore,
  chosenId,
}: Pick<InboxProps, 'view' | 'search' | 'rows' | 'hasMore' | 'onMore' | 'chosenId'>) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (chosenId) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  if (!rows) return <Loading what="Looking through the conversations" rows={6} />
  if (rows.length === 0)
    return search ? <NothingFound search={search} /> : <Empty title={view.emptyTitle}>{view.emptyWords}</Empty>
  return (
    <div className="scroll">
      <ul ref={list} aria-label={view.label}>
        {rows.map(row => (
          <ListRow
            key={row.id}
            href={paths.conversationIn(row.id, view.id, search)}
            name={row.name}
            picture={row.picture}
            at={row.at}
            words={row.words}
            language={row.language}
            spans={row.spans}
            chosen={row.id === chosenId}
            unread={row.unread}
            gone={row.gone}
            place={<NetworkMark network={row.place.network} label={row.place.label} />}
            state={<StateOfRow row={row} />}
          />
        ))}
      </ul>
      {hasMore && (
        <div className="more-rows">
          <Button kind="plain" onClick={onMore}>
            Earlier ones
          </Button>
        </div>
      )}
    </div>
  )
}

function NothingFound({ search }: { search: string }) {
  return (
    <Empty title={`Nothing says “${search}”.`}>
      Words are found in any order. Try <code>lang:de</code>, <code>from:name</code>, <code>"two words"</code>, or fewer
      words.
    </Empty>
  )
}

function NoChoice() {
  return (
    <div className="no-choice">
      <p className="said lead">Choose a conversation to read it here.</p>
      <p className="t13" aria-hidden>
        <kbd className="cap">j</kbd> <kbd className="cap">k</kbd> move, <kbd className="cap">↵</kbd> open
      </p>
    </div>
  )
}
