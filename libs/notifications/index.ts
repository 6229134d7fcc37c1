// Notifications: what a person is told, why, and how often: her inbox, the digests by e-mail, her preferences and the
// one-click stop. Does not know what happened: whoever knows tells it, in the transaction of the change.
export { NotificationService } from './notification.service.js';
export { NotificationsModule } from './notifications.module.js';
