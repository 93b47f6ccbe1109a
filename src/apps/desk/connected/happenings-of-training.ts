import { counted } from '../words.ts'
import { count, type Happening, text } from './happening.ts'

const whys: Record<string, string> = {
  incident: 'after an incident',
  'came-back': 'because drafts came back',
  asked: 'because a colleague asked for it',
}

/** What colleagues learn, practise, and may send on their own, in words. */
export const happeningsOfTraining: Record<string, Happening> = {
  'course.saved': { label: 'Course written', say: ({ who }) => `${who} wrote a course` },
  'course.retired': { label: 'Course taken away', say: ({ who }) => `${who} took a course away` },
  'course.finished': { label: 'Course finished', say: ({ of }) => `${of('employeeId')} finished a course` },
  'lesson.done': { label: 'Lesson done', say: ({ of }) => `${of('employeeId')} did a lesson` },
  'class.scheduled': {
    label: 'Class scheduled',
    say: ({ who, of }) => `${who} scheduled a class with ${of('teacherId')}`,
  },
  'class.changed': {
    label: 'Class changed',
    say: ({ who, payload }) =>
      `${who} changed a class to which ${counted(count(payload.employeeIds), 'colleague')} come`,
  },
  'class.cancelled': {
    label: 'Class cancelled',
    say: ({ who, payload }) =>
      `${who} cancelled a class to which ${counted(count(payload.employeeIds), 'colleague')} would have come`,
  },
  'class.joined': { label: 'Seat taken', say: ({ of }) => `${of('employeeId')} comes to a class` },
  'class.left': { label: 'Seat given back', say: ({ of }) => `${of('employeeId')} does not come to a class after all` },
  'drill.proposed': {
    label: 'Drill made',
    say: ({ who }) => `${who} made a drill of a conversation, without names; a person checks it`,
  },
  'drill.checked': {
    label: 'Drill checked',
    say: ({ who }) => `${who} read a drill and said that nobody can be recognised in it`,
  },
  'drill.retired': { label: 'Drill taken away', say: ({ who }) => `${who} took a drill away` },
  'drill.tried': { label: 'Drill tried', say: ({ of }) => `${of('employeeId')} practised on a drill` },
  'drill.looked': {
    label: 'Try looked at',
    say: ({ of, payload }) =>
      `${of('by')} looked at what ${of('employeeId')} tried: ${payload.isGood ? 'good' : 'once more'}`,
  },
  'autonomy.grown': {
    label: 'Sends on their own',
    say: ({ of }) => `${of('by')} confirmed what ${of('employeeId')} may send on their own`,
  },
  'autonomy.shrunk': {
    label: 'Looked at first again',
    say: ({ of, payload }) =>
      `A colleague looks first again at what ${of('employeeId')} writes, ${whys[text(payload.why)] ?? 'for a while'}`,
  },
  'autonomy-rule.changed': {
    label: 'Rule of autonomy changed',
    say: ({ who }) => `${who} changed by which record one sends on one’s own`,
  },
  'appeal.made': { label: 'Another look asked for', say: ({ of }) => `${of('employeeId')} asked for another look` },
  'appeal.decided': {
    label: 'Another look taken',
    say: ({ of, payload }) =>
      `${of('by')} looked again at what ${of('employeeId')} may send, and ${payload.isGranted ? 'agreed' : 'left it as it is'}`,
  },
}
