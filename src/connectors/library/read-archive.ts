import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { MarkdownFile } from './read-markdown.ts'

const unpack = promisify(gunzip)
const mostBytes = 200 * 2 ** 20
const mostFiles = 5_000
const largestFile = 400_000
const block = 512

/** The files of Markdown in a `.tar.gz` (POSIX ustar and pax, as git hosts pack them), without the folder around all. */
export async function readArchive(bytes: Uint8Array): Promise<MarkdownFile[]> {
  const tar = await unpack(bytes, { maxOutputLength: mostBytes })
  const files: MarkdownFile[] = []
  let longName = ''
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(fieldOf(tar, at + 124, 12), 8) || 0
    const type = String.fromCharCode(tar[at + 156] ?? 0)
    const data = tar.subarray(at + block, at + block + size)
    at += block + Math.ceil(size / block) * block
    if (type === 'x') longName = /\d+ path=([^\n]*)\n/.exec(data.toString('utf8'))?.[1] ?? ''
    else if (type === 'L') longName = data.toString('utf8').replace(/\0[\s\S]*$/, '')
    if (type !== '0' && type !== '\0') continue
    const start = at - block - Math.ceil(size / block) * block
    const prefix = fieldOf(tar, start + 345, 155)
    const name = longName || `${prefix ? `${prefix}/` : ''}${fieldOf(tar, start, 100)}`
    longName = ''
    const path = name.split('/').slice(1).join('/')
    if (!/\.(?:md|mdx|markdown)$/i.test(path) || size > largestFile || isHidden(path)) continue
    files.push({ path, text: data.toString('utf8') })
    if (files.length >= mostFiles) break
  }
  return files
}

const isHidden = (path: string) => path.split('/').some(part => part.startsWith('.') || part === 'node_modules')

function fieldOf(tar: Buffer, at: number, length: number): string {
  const field = tar.subarray(at, at + length)
  const end = field.indexOf(0)
  return field
    .subarray(0, end < 0 ? length : end)
    .toString('utf8')
    .trim()
}
