import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import type { paths as apiPaths } from '../api-types.ts'
import type { ConnectorView } from '../listening-types.ts'
import { ChooseFile, type FileReading, ImportMapping, mappingFields } from '../screens/add-file.tsx'
import { useArrive, useStep } from './open-source.ts'
import { upload } from './upload.ts'

type Inspected = apiPaths['/imports']['post']['responses'][200]['content']['application/json']

/** A file: handed in, looked at, its columns named, then read. */
export function AddAnyFile({ connector }: { connector: ConnectorView }) {
  const { busy, problem, take } = useStep()
  const [share, setShare] = useState(0)
  const [file, setFile] = useState<Inspected>()
  const [mapping, setMapping] = useState<Record<string, string | undefined>>({})
  const [reading, setReading] = useState<FileReading>({ network: '', zone: 'UTC', dayFirst: true, isHtml: false })
  const queries = useQueryClient()
  const arrive = useArrive()

  const handIn = async (chosen: File) => {
    setShare(0)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const asked = new URLSearchParams({ name: chosen.name.slice(-200), zone })
    const found = await take(`Handing in ${chosen.name}`, () =>
      upload<Inspected>(`/api/imports?${asked}`, chosen, setShare),
    )
    if (!found) return
    setFile(found)
    setMapping(found.guess)
    setReading({
      network: '',
      zone,
      dayFirst: found.dayFirst,
      isHtml: found.isHtml,
    })
  }
  if (!file)
    return (
      <ChooseFile
        connector={connector}
        busy={busy}
        share={share}
        problem={problem}
        onFile={file => void handIn(file)}
      />
    )

  const read = async () => {
    const { network, ...how } = reading
    const named = Object.entries(mapping).filter((pair): pair is [string, string] => Boolean(pair[1]))
    const begun = await take('Beginning', async () =>
      dataOf(
        await api.POST('/imports/{fileId}', {
          params: { path: { fileId: file.fileId } },
          body: {
            fileName: file.fileName,
            format: file.format,
            mapping: Object.fromEntries(named),
            ...how,
            ...(network.trim() && { network: network.trim() }),
          },
        }),
      ),
    )
    if (!begun) return
    await queries.invalidateQueries({ queryKey: ['sources'] })
    arrive(begun.sourceId, `${file.fileName} is being read. It goes on if you leave.`)
  }
  return (
    <ImportMapping
      connector={connector}
      fileName={file.fileName}
      columns={file.columns}
      rows={file.rows}
      notes={file.notes}
      fields={mappingFields}
      mapping={mapping}
      onMap={(field, column) => setMapping({ ...mapping, [field]: column })}
      reading={reading}
      onReading={change => setReading({ ...reading, ...change })}
      busy={busy}
      problem={problem}
      onImport={() => void read()}
      onOther={() => setFile(undefined)}
    />
  )
}
