import { basename, dirname, isAbsolute, normalize } from 'node:path'
import { z } from 'zod'
import { Mapping, Reading } from '#connectors/entries'

/**
 * A file that was uploaded. Its place is decided by the platform, which puts it under `uploads` by its id; a path to
 * anywhere else is refused, so that nobody reads the machine's other files by way of an import.
 */
export const ImportSettings = Reading.extend({
  fileId: z.string().regex(/^[\w-]{8,64}$/, 'Upload the file first.'),
  fileName: z.string().trim().min(1).max(255),
  path: z.string().max(1000),
  format: z.enum(['jsonl', 'csv', 'mbox'], 'Choose jsonl, csv or mbox.'),
  mapping: Mapping,
}).refine(({ path, fileId }) => isUpload(path, fileId), { path: ['path'], error: 'This is no uploaded file.' })
export type ImportSettings = z.infer<typeof ImportSettings>

function isUpload(path: string, fileId: string): boolean {
  return (
    isAbsolute(path) && normalize(path) === path && basename(path) === fileId && basename(dirname(path)) === 'uploads'
  )
}
