import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Memory } from './listener.ts'
import { beside } from './processes.ts'

/** A listener in a process of its own, whose memory can be asked for. */
export interface MeasuredListener extends AsyncDisposable {
  memory(): Promise<Memory>
}

export async function startMeasuredListener(settings: Record<string, string>): Promise<MeasuredListener> {
  const folder = await mkdtemp(join(tmpdir(), 'sosh-listener-'))
  const given = {
    SOSH_DATA_DIR: folder,
    SOSH_ROLES: 'listener',
    SOSH_ALLOW_PRIVATE_ADDRESSES: 'true',
    LOG_LEVEL: 'silent',
    ...settings,
  }
  const listener = await beside('listener.ts', given, ['--expose-gc'])
  return {
    async memory() {
      listener.child.send('how much?')
      const [memory] = await once(listener.child, 'message')
      return memory
    },
    async [Symbol.asyncDispose]() {
      await listener[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const megabytes = (bytes: number): number => Math.round((bytes / 1024 / 1024) * 10) / 10
