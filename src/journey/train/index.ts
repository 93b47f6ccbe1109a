export {
  deleteSampleClasses,
  insertClass as insertSampleClass,
  takeSeatRow as takeSampleSeat,
} from './class-store.ts'
export {
  deleteSampleCourses,
  insertCourse as insertSampleCourse,
  insertDone as insertSampleDone,
  upsertCourseText as insertSampleCourseText,
  upsertLesson as insertSampleLesson,
  upsertLessonText as insertSampleLessonText,
} from './course-store.ts'
export { addLesson, courseToWrite, saveCourse } from './courses.ts'
export { coursesLeft, openCourse } from './learning.ts'
