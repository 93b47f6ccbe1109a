export { widgetApi } from './api.ts'
export { openWidgetDoors } from './open-widget-doors.ts'
