import { Anchor, Because } from '#apps/ui'
import { paths } from '../paths.ts'
import type { TodayView } from '../view-types.ts'
import { counted } from '../words.ts'

/** What is spoken of more than usual, with the conversations that make it. */
export function Spikes({ spikes }: { spikes: TodayView['spikes'] }) {
  if (spikes.length === 0) return null
  return (
    <section className="spikes" aria-label="Spoken of more than usual">
      <h2 className="heading">Spoken of more than usual</h2>
      {spikes.map(({ id, words, why, conversations, more }) => (
        <div key={id} className="spike">
          <h3>{words}</h3>
          <Because>{why}</Because>
          <ul>
            {conversations.map(conversation => (
              <li key={conversation.id}>
                <Anchor href={paths.conversation(conversation.id)} dir="auto">
                  {conversation.words}
                </Anchor>
              </li>
            ))}
            {more > 0 && <li>and {counted(more, 'other conversation')}</li>}
          </ul>
        </div>
      ))}
    </section>
  )
}
