import { useEffect, useRef, useSyncExternalStore } from 'react'

/** What a key does here. Returning `false` hands it on to whoever bound it before. */
export interface KeyAction {
  label: string
  run: (event: KeyboardEvent) => unknown
}

interface Binding {
  group: string
  keys: string
  action: () => KeyAction
}

const bound: Binding[] = []
const watchers = new Set<() => void>()
let version = 0
const kept = 'sosh.single-keys'
const sequenceMs = 1200
let begun: { key: string; at: number } | undefined

/**
 * Binds keys for as long as the component is on the screen: `j`, `Enter`, `g t` (one after the other), `mod+k`, `F6`.
 * Keys of one character rest while somebody types, while a dialog is open, and when they are switched off (WCAG 2.1.4).
 */
export function useKeys(group: string, actions: Record<string, KeyAction>): void {
  const current = useRef(actions)
  useEffect(() => {
    current.current = actions
  })
  const names = Object.keys(actions).join('|')
  useEffect(() => {
    const mine: Binding[] = names
      .split('|')
      .filter(Boolean)
      .map(keys => ({ group, keys, action: () => current.current[keys] ?? { label: '', run: () => false } }))
    bound.push(...mine)
    changed()
    return () => {
      for (const binding of mine) bound.splice(bound.indexOf(binding), 1)
      changed()
    }
  }, [group, names])
}

/** All keys as they are bound now, by group, for the help. */
export function useBoundKeys(): { title: string; keys: { keys: string; label: string }[] }[] {
  useSyncExternalStore(watch, () => version)
  const groups = new Map<string, Map<string, string>>()
  for (const { group, keys, action } of bound) {
    const label = action().label
    if (!label) continue
    const known = groups.get(group) ?? new Map<string, string>()
    known.set(keys, label)
    groups.set(group, known)
  }
  return [...groups].map(([title, keys]) => ({
    title,
    keys: [...keys].map(([name, label]) => ({ keys: shown(name), label })),
  }))
}

/** Whether keys of one character act. */
export function singleKeysAct(): boolean {
  return localStorage.getItem(kept) !== 'off'
}

/** Switches keys of one character on or off, on this device. */
export function letSingleKeysAct(act: boolean): void {
  if (act) localStorage.removeItem(kept)
  else localStorage.setItem(kept, 'off')
  changed()
}

/** Listens to the keyboard of the whole page; returns how to stop. */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', hear)
  return () => window.removeEventListener('keydown', hear)
}

/** The name under which a press is bound; `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function nameOf(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>): string {
  const mod = event.metaKey || event.ctrlKey
  const long = event.key.length > 1
  return `${mod ? 'mod+' : ''}${long && event.shiftKey ? 'shift+' : ''}${long ? event.key : event.key.toLowerCase()}`
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return
  const name = nameOf(event)
  const single = event.key.length === 1 && !event.metaKey && !event.ctrlKey
  const inDialog = document.querySelector('dialog[open]') !== null
  if (single && (!singleKeysAct() || inDialog || isTyping(event.target))) return
  if (name === 'Enter' && inControl(event.target)) return
  if (inDialog && name !== 'mod+k') return
  const follows = begun && performance.now() - begun.at < sequenceMs ? `${begun.key} ${name}` : undefined
  begun = undefined
  if (follows && act(follows, event)) return
  if (act(name, event)) return
  if (single && bound.some(binding => binding.keys.startsWith(`${name} `))) begun = { key: name, at: performance.now() }
}

function act(keys: string, event: KeyboardEvent): boolean {
  for (let at = bound.length - 1; at >= 0; at--) {
    const binding = bound[at]
    if (binding?.keys !== keys) continue
    if (binding.action().run(event) === false) continue
    event.preventDefault()
    return true
  }
  return false
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
}

function inControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('a, button, input, select, textarea, summary, [role=option], [contenteditable]') !== null
  )
}

function shown(name: string): string {
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  return name
    .replace('mod+', mac ? '⌘' : 'Ctrl ')
    .replace('shift+', '⇧')
    .replace('Enter', '↵')
    .replace('Escape', 'esc')
    .replace(/^Ctrl k$/, 'Ctrl K')
    .replace('⌘k', '⌘K')
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function changed(): void {
  version++
  for (const tell of watchers) tell()
}
