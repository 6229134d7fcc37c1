// HTTP as the contexts see it: the two hosts, who calls, the cookies of signing in, the guards every request passes.
// Owns no route and no page.
export {
  ChallengeCookie,
  ClassCookie,
  DeviceCookie,
  IssuerCookie,
  ReadingCookie,
  SessionCookie,
} from './cookies.js';
export { actorOf, callerAddress, setActor } from './exchange.js';
export type { Exchange } from './exchange.js';
export { refuseForeignOrigin, separateHosts } from './guards.js';
export { HttpModule } from './http.module.js';
export { SiteOrigins } from './origins.js';
export { isOutage } from './outage.js';
export { fileHeaders, pageHeaders, refusedFilePolicy } from './safe-headers.js';
