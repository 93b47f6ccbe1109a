import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditView } from './audit-words.ts'
import { happeningNames } from './happenings.ts'

const src = join(import.meta.dirname, '../../..')

test('whatever a room can emit, the trail can say', () => {
  const rooms = globSync('**/*.ts', { cwd: src }).filter(file => !file.endsWith('.test.ts'))
  const declared = rooms.flatMap(file => {
    const blocks = readFileSync(join(src, file), 'utf8').matchAll(/interface Events \{([\s\S]*?)\n {2}\}/g)
    return [...blocks].flatMap(([, block]) =>
      [...(block ?? '').matchAll(/^ {4}'([a-z.-]+)':/gm)].map(([, name]) => name),
    )
  })
  expect(declared.length).toBeGreaterThan(40)
  expect(happeningNames.map(({ value }) => value).sort()).toEqual([...new Set(declared)].sort())
})

test('an entry names who did it, also somebody who has left, and leads to its conversation', () => {
  const entry = {
    id: 'e1',
    name: 'conversation.passed',
    at: '2026-11-22T05:00:00Z',
    actorKind: 'employee',
    actorId: 'ines',
    subjectId: null,
    payload: { conversationId: 'c1', employeeId: 'ines', to: 'tomas', reason: '' },
    position: 4,
  }
  const names = { ines: 'Inés Navarro', tomas: 'Tomás Rey' }
  const { words, href, sealed } = auditView(entry, names)
  expect(words).toBe('Inés Navarro passed a conversation to Tomás Rey')
  expect(href).toContain('c1')
  expect(sealed).toBe(true)
  const decided = { ...entry, name: 'review.decided', payload: { decision: 'returned', guidelineVersion: 3 } }
  expect(auditView(decided, names).words).toMatch(/^Inés Navarro .*, under version 3 of the guidelines$/)
})
