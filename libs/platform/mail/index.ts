// Mail through one port: SMTP, or in development a folder that the page /courrier shows.
// Owns no text: each context writes its own mails.
export { MailModule } from './mail.module.js';
export { Mailer } from './mailer.js';
export type { SentMail } from './mailer.js';
