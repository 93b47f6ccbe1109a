import { refuseOthersSignature, theCompany } from '#core/company'
import { type Employee, employees } from '#core/team'
import type { Context } from '#platform/context'

/** Refuses words that end as if a colleague had written them; `disclosure` is the line that will stand under them. */
export async function refuseAnotherName(
  ctx: Context,
  author: Pick<Employee, 'name'>,
  text: string,
  disclosure: string,
): Promise<void> {
  const colleagues = (await employees(ctx)).map(({ name }) => name)
  const { name: company } = await theCompany(ctx)
  refuseOthersSignature(text, { author: author.name, company, disclosure }, colleagues)
}
