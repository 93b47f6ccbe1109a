export { addLesson, courseToWrite, saveCourse } from './courses.ts'
export { coursesLeft, openCourse } from './learning.ts'
