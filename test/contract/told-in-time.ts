/**
 * Fields filled once the worker has told somebody of something, which may be after all was read: alert.service.db.spec,
 * following.spec.
 */
export const toldInTime = new Set([
  'Notification.detail',
  'Notification.stops',
  'NotificationLineStop.label',
  'NotificationLineStop.path',
  'Follow.lastToldAt',
]);
