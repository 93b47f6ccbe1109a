import { counted } from '../words.ts'
import { type Happening, num, text } from './happening.ts'

const areas: Record<string, string> = { product: 'the product', marketing: 'what we say', guidelines: 'the guidelines' }
const verdicts: Record<string, string> = { do: 'to do it', 'not-now': 'not to do it now', no: 'against it' }

/** What people ask of us, and what became of it, in words. */
export const happeningsOfInsight: Record<string, Happening> = {
  'theme.found': {
    label: 'Theme found',
    say: ({ payload }) => `A theme was found: ${counted(num(payload.posts), 'post')} say the same`,
  },
  'theme.grown': {
    label: 'Theme grown',
    say: ({ payload }) => `A theme grew by ${counted(num(payload.posts), 'post')}`,
  },
  'theme.made': { label: 'Theme made', say: ({ who }) => `${who} made a theme` },
  'theme.renamed': { label: 'Theme named', say: ({ who }) => `${who} said what a theme is called` },
  'theme.merged': {
    label: 'Themes merged',
    say: ({ who, payload }) => `${who} made two themes one: ${counted(num(payload.posts), 'post')} moved`,
  },
  'theme.parted': {
    label: 'Themes parted',
    say: ({ who, payload }) => `${who} parted two themes again: ${counted(num(payload.posts), 'post')} went back`,
  },
  'theme.split': {
    label: 'Theme split',
    say: ({ who, payload }) => `${who} made ${counted(num(payload.posts), 'post')} a theme of their own`,
  },
  'theme.post-put': { label: 'Put into a theme', say: ({ who }) => `${who} put a post into a theme` },
  'theme.post-taken-out': { label: 'Taken out of a theme', say: ({ who }) => `${who} took a post out of a theme` },
  'decision.considered': {
    label: 'Taken up',
    say: ({ who, payload }) =>
      `${who} took up what people ask, for ${areas[text(payload.area)] ?? 'us'}: ${counted(num(payload.cited), 'post')} cited`,
  },
  'decision.cited': { label: 'Cited', say: ({ who }) => `${who} changed which words a decision rests on` },
  'decision.made': {
    label: 'Decided',
    say: ({ who, payload }) =>
      `${who} decided ${verdicts[text(payload.verdict)] ?? 'it'}, with ${counted(num(payload.cited), 'post')} cited`,
  },
  'decision.done': { label: 'Done', say: ({ who }) => `${who} said that a decision is done` },
  'decision.resolved': {
    label: 'Done',
    say: () => 'A decision is done: every issue that it is worked on in is resolved',
  },
  'decision.reopened': {
    label: 'Not done after all',
    say: () => 'A decision is not done after all: an issue of it is open again',
  },
  'decision.withdrawn': { label: 'Not considered any more', say: ({ who }) => `${who} dropped what was considered` },
  'decision.linked': { label: 'Decision linked', say: ({ who }) => `${who} said where a decision is worked on` },
  'telling.asked': {
    label: 'To be told',
    say: ({ who, payload }) => `${who} asked that ${counted(num(payload.people), 'person', 'people')} be told`,
  },
  'telling.handed': {
    label: 'Telling handed on',
    say: ({ who, of }) => `${who} asked ${of('tellerId')} to tell somebody`,
  },
  'telling.let-be': { label: 'Not told', say: ({ who }) => `${who} let somebody be, with a reason` },
  'person.told': {
    label: 'Told what became of it',
    say: ({ of }) => `${of('employeeId')} told somebody what became of what they raised`,
  },
}
