import { Anchor, Because, LinkButton, NetworkMark } from '#apps/ui'
import type { ConversationView, FoldView } from '../conversation-types.ts'
import { paths } from '../paths.ts'
import { counted } from '../words.ts'

const shownAtOnce = 3

/** Where else the same story is told; or of which story this is another telling. */
export function Tellings({
  conversation: { id, folds, foldedInto },
  onUnfold,
}: {
  conversation: Pick<ConversationView, 'id' | 'folds' | 'foldedInto'>
  onUnfold: (conversationId: string) => void
}) {
  if (foldedInto)
    return (
      <section className="tellings" aria-label="Another telling">
        <p>
          The same story is told <Anchor href={paths.conversation(foldedInto.conversationId)}>elsewhere</Anchor>, and
          answered there. <LinkButton onClick={() => onUnfold(id)}>Not the same</LinkButton>
        </p>
        <Because>{foldedInto.why}</Because>
      </section>
    )
  if (folds.length === 0) return null
  const rest = folds.slice(shownAtOnce)
  return (
    <section className="tellings" aria-label="Also told elsewhere">
      <h2>Also told on</h2>
      <List folds={folds.slice(0, shownAtOnce)} onUnfold={onUnfold} />
      {rest.length > 0 && (
        <details className="folded">
          <summary>and in {counted(rest.length, 'other place', 'other places')}</summary>
          <List folds={rest} onUnfold={onUnfold} />
        </details>
      )}
    </section>
  )
}

function List({ folds, onUnfold }: { folds: FoldView[]; onUnfold: (conversationId: string) => void }) {
  return (
    <ul>
      {folds.map(({ conversationId, place, who, url, why }) => (
        <li key={conversationId}>
          <NetworkMark bare size={14} network={place.network} label={place.label} />
          <span>
            <Anchor href={paths.conversation(conversationId)}>{place.label}</Anchor>, by <bdi>{who}</bdi>{' '}
            {url && (
              <a href={url} target="_blank" rel="noreferrer noopener">
                Open it there
              </a>
            )}{' '}
            <LinkButton onClick={() => onUnfold(conversationId)} aria-label={`Not the same: ${place.label}, by ${who}`}>
              Not the same
            </LinkButton>
            <Because>{why}</Because>
          </span>
        </li>
      ))}
    </ul>
  )
}
