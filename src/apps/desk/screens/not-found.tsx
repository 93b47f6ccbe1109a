import { Anchor, Empty } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'

/** There is nothing at this address, or nothing that one may see: the two look the same. */
export function NotFound() {
  useTitle('Nothing here')
  return (
    <Page title="There is nothing here, or nothing that you may see.">
      <Empty
        title="Perhaps it was taken down, or the link lost a piece on its way."
        action={
          <Anchor className="button default" href={paths.today()}>
            To Today
          </Anchor>
        }
      />
    </Page>
  )
}
