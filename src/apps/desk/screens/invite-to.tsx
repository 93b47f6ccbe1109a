import { LinkButton } from '#apps/ui'

export interface PageToInviteTo {
  documentId: string
  title: string
  url: string
  fits: boolean
  before: { by: string; at: string } | null
}

interface InviteToProps {
  pages: PageToInviteTo[]
  chosen: string | undefined
  search: string
  onSearch: (words: string) => void
  onChoose: (documentId: string | undefined) => void
  onPutIn: (url: string) => void
  isIn: boolean
}

/** To which page of ours; nobody is invited twice to the same. Its link is put in by whoever writes. */
export function InviteTo({ pages, chosen, search, onSearch, onChoose, onPutIn, isIn }: InviteToProps) {
  const page = pages.find(({ documentId }) => documentId === chosen)
  const fitting = pages.filter(({ fits }) => fits)
  const others = pages.filter(({ fits }) => !fits)
  return (
    <div className="invite-to">
      <label>
        To
        <select value={chosen ?? ''} onChange={event => onChoose(event.target.value || undefined)}>
          <option value="">
            {pages.length > 0
              ? 'Choose a page of ours'
              : search.trim()
                ? 'No page of ours says that'
                : 'No page of ours is known'}
          </option>
          {fitting.length > 0 && <optgroup label="Fits what they ask">{fitting.map(option)}</optgroup>}
          {others.length > 0 && <optgroup label="Newest">{others.map(option)}</optgroup>}
        </select>
      </label>
      <label>
        Find
        <input type="search" value={search} maxLength={200} onChange={event => onSearch(event.target.value)} />
      </label>
      {page && !isIn && <LinkButton onClick={() => onPutIn(page.url)}>Put its link in</LinkButton>}
      {pages.some(({ before }) => before) && (
        <p>Once is enough: where they were invited before, nobody invites them again.</p>
      )}
    </div>
  )
}

function option({ documentId, title, before }: PageToInviteTo) {
  return (
    <option key={documentId} value={documentId} disabled={before !== null}>
      {before ? `${title} (${before.by} invited them on ${dayOf(before.at)})` : title}
    </option>
  )
}

const dayOf = (at: string) => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })
