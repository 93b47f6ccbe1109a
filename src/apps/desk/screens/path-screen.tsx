import './path.css'
import { Anchor } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import { PathDrawn, type PathStepView } from './path.tsx'

/** The way of whoever began a conversation. */
export function PathScreen({
  conversationId,
  steps,
  isPart,
}: {
  conversationId: string
  steps: PathStepView[]
  isPart: boolean
}) {
  useTitle('Their way with us')
  return (
    <Page title="Their way with us" about={<Anchor href={paths.conversation(conversationId)}>The conversation</Anchor>}>
      <div className="led">
        <PathDrawn steps={steps} isPart={isPart} />
      </div>
    </Page>
  )
}
