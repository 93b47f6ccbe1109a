import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'

/** The real `nats-server`, where there is one; `npm test` installs it where it may. */
export const natsServer = findNatsServer()

/** A cluster on this machine, each node with a folder of its own, that can be killed and started again. */
export interface NatsCluster extends AsyncDisposable {
  urls: string[]
  /** `kill -9`; returns when the process is gone. */
  kill(node: number): Promise<void>
  start(node: number): void
  /** Messages in all of its streams. */
  waiting(): Promise<number>
}

export async function openNatsCluster(nodes = 3): Promise<NatsCluster> {
  if (natsServer === undefined) throw new Error('There is no nats-server: install the package nats-server.')
  const program = natsServer
  const folder = await mkdtemp(join(tmpdir(), 'sosh-nats-'))
  const ports = await freePorts(nodes * 2)
  const clientPort = (node: number) => ports[node] ?? 0
  const clusterPort = (node: number) => ports[nodes + node] ?? 0
  const all = Array.from({ length: nodes }, (_, node) => node)
  const routes = all.map(node => `nats://127.0.0.1:${clusterPort(node)}`).join(',')
  const running = new Map<number, ChildProcess>()

  function start(node: number): void {
    const alone = [
      '-a',
      '127.0.0.1',
      '-p',
      `${clientPort(node)}`,
      '-n',
      `n${node}`,
      '-js',
      '-sd',
      join(folder, `n${node}`),
    ]
    const together = ['-cluster', `nats://127.0.0.1:${clusterPort(node)}`, '-cluster_name', 'sosh', '-routes', routes]
    const log = ['-l', join(folder, `n${node}.log`)]
    const child = spawn(program, [...alone, ...(nodes > 1 ? together : []), ...log], { stdio: 'ignore' })
    running.set(node, child)
  }

  async function kill(node: number): Promise<void> {
    const child = running.get(node)
    running.delete(node)
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  const killAll = () => {
    for (const child of running.values()) child.kill('SIGKILL')
  }
  process.once('exit', killAll)
  for (const node of all) start(node)
  return {
    urls: all.map(node => `nats://127.0.0.1:${clientPort(node)}`),
    kill,
    start,
    async waiting() {
      const connection = await connect({ servers: all.map(node => `127.0.0.1:${clientPort(node)}`) })
      const streams = await (await jetstreamManager(connection)).streams.list().next()
      await connection.close()
      return streams.reduce((sum, stream) => sum + stream.state.messages, 0)
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', killAll)
      await Promise.all(all.map(kill))
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

function findNatsServer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/bin']
  return [process.env.SOSH_NATS_SERVER, ...folders.map(folder => join(folder, 'nats-server'))].find(
    path => path && existsSync(path),
  )
}

/** Ports that are free now, all different. */
async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from({ length: count }, async () => {
      const probe = createServer().listen(0, '127.0.0.1')
      await once(probe, 'listening')
      return probe
    }),
  )
  return Promise.all(
    probes.map(async probe => {
      const address = probe.address()
      probe.close()
      await once(probe, 'close')
      return typeof address === 'object' && address ? address.port : 0
    }),
  )
}
