import type { Connector } from '#core/channels'
import { readFile } from './read-file.ts'
import { ImportSettings } from './settings.ts'

export { type Inspection, inspectFile } from './inspect.ts'
export { ImportSettings } from './settings.ts'

/** Conversations from a file: an old forum, a help desk's export, a spreadsheet. Read once, from start to end. */
export const importFile: Connector<ImportSettings> = {
  name: 'import',
  label: 'A file',
  about: 'Bring in conversations once: CSV, JSON Lines, a mail archive (mbox), exports of Chatwoot, Zammad, Discourse.',
  network: 'import',
  settings: ImportSettings,
  capabilities: {
    listen: 'once',
    reply: false,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: false,
    deletes: false,
  },
  limits: { rules: ['A file is read only: nothing can be answered there.'] },
  keeps: 'all',
  prepare: async settings => ({ settings, label: settings.fileName }),
  poll: readFile,
}
