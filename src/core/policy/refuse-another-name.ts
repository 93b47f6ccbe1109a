import { refuseOthersSignature, refuseOurLine, theCompany } from '#core/company'
import { type Employee, employees } from '#core/team'
import type { Context } from '#platform/context'

/**
 * Refuses words that end as if a colleague had written them; `disclosure` is the line that will stand under them, `at` the
 * field in which they were written.
 */
export async function refuseAnotherName(
  ctx: Context,
  author: Pick<Employee, 'name'>,
  text: string,
  disclosure: string,
  at?: string,
): Promise<void> {
  const { name: company } = await theCompany(ctx)
  const signing = { author: author.name, company, disclosure, ...(at && { at }) }
  refuseOthersSignature(text, signing, await namesOfColleagues(ctx))
}

/** Refuses what the company says where it ends as if a person had: nobody signs that, its author neither. */
export async function refuseAnyName(ctx: Context, text: string, disclosure: string): Promise<void> {
  const { name } = await theCompany(ctx)
  refuseOthersSignature(text, { author: name, company: name, disclosure }, await namesOfColleagues(ctx))
}

/** Refuses words from outside that end with the line under which our colleagues write. */
export async function refuseColleaguesLine(ctx: Context, text: string): Promise<void> {
  refuseOurLine(text, (await theCompany(ctx)).name, await namesOfColleagues(ctx))
}

const namesOfColleagues = async (ctx: Context) => (await employees(ctx)).map(({ name }) => name)
