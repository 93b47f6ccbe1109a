import { useState } from 'react'
import { Button, Checkbox, Trouble } from '#apps/ui'
import type { ProblemDetails } from '../problem.ts'
import { counted } from '../words.ts'
import { DropFile } from './drop-file.tsx'
import { Folded } from './folded.tsx'

/** A feed of a list, before it is opened. */
export interface ListedFeedView {
  url: string
  title: string
  /** In which folder of the other reader it stood. */
  folder: string
  isOpen: boolean
}

interface AddManyFeedsProps {
  /** Somebody came for this: it is not folded. */
  open?: boolean
  list?: { name: string; feeds: ListedFeedView[]; bad: { at: string; why: string }[] }
  busy?: string
  share: number
  problem?: ProblemDetails
  /** Where the feeds that are open can be had as such a list. */
  takeAlongAt: string
  onFile: (file: File) => void
  onOpen: (urls: Set<string>) => void
}

/** Many feeds at once, by the list of another reader; and ours, for another reader. */
export function AddManyFeeds({
  open = false,
  list,
  busy,
  share,
  problem,
  takeAlongAt,
  onFile,
  onOpen,
}: AddManyFeedsProps) {
  return (
    <Folded title="Many at once: the list of another reader (OPML)" open={open || list !== undefined}>
      {list ? (
        <Listed key={list.name} list={list} busy={busy} onOpen={onOpen} />
      ) : (
        <DropFile
          about="The list that any feed reader can export. You see what is in it before anything is opened."
          accept=".opml,.xml,text/x-opml"
          busy={busy}
          share={share}
          onFile={onFile}
        />
      )}
      {problem && <Trouble title={problem.title}>{problem.reasons.map(reason => reason.message).join(' ')}</Trouble>}
      <p className="t13">
        <a href={takeAlongAt} download>
          Take our feeds along as such a list
        </a>
      </p>
    </Folded>
  )
}

function Listed({
  list: { name, feeds, bad },
  busy,
  onOpen,
}: Pick<AddManyFeedsProps, 'busy' | 'onOpen'> & { list: NonNullable<AddManyFeedsProps['list']> }) {
  const fresh = feeds.filter(feed => !feed.isOpen)
  const [chosen, setChosen] = useState(() => new Set(fresh.map(feed => feed.url)))
  const toggle = (url: string) => {
    const next = new Set(chosen)
    if (!next.delete(url)) next.add(url)
    setChosen(next)
  }
  const heard = feeds.length - fresh.length
  return (
    <div className="stack">
      <p>
        <b>{name}</b>: {counted(feeds.length, 'feed')}
        {heard > 0 && `, ${heard} of them heard already`}.
      </p>
      <fieldset className="choices">
        <legend className="hidden-words">Which of them</legend>
        {feeds.map(({ url, title, folder, isOpen }) => (
          <Checkbox
            key={url}
            label={title || url}
            about={isOpen ? 'We listen there already.' : [folder, url].filter(Boolean).join(' · ')}
            checked={!isOpen && chosen.has(url)}
            disabled={isOpen}
            onChange={() => toggle(url)}
          />
        ))}
      </fieldset>
      {bad.map(({ at, why }) => (
        <Trouble key={at} mild title={at}>
          {why}
        </Trouble>
      ))}
      <div>
        <Button
          kind="primary"
          busy={busy}
          disabledBecause={chosen.size > 0 ? undefined : 'Choose one first.'}
          onClick={() => onOpen(chosen)}
        >
          Listen to {counted(chosen.size, 'feed')}
        </Button>
      </div>
    </div>
  )
}
