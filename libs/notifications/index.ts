// Notifications: what a person is told, why, and how often: her inbox, the digests by e-mail, her preferences and the
// one-click stop. Does not know what happened: whoever knows tells it, in the transaction of the change.
export { lastHour } from './digest-hour.js';
export { type LiveLine, LiveLines } from './live-lines.service.js';
export type { Notification } from './notification.js';
export { NotificationService } from './notification.service.js';
export { NotificationsModule } from './notifications.module.js';
export { readStopToken, stopToken } from './stop-link.js';
