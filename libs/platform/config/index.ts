// The settings of an installation: read, parsed and checked in one place; the only reader of process.env.
// Owns no default of another room: what a folder or a limit means is said where it is used.
export { declaredSettings } from './declaration.js';
export type { Setting } from './declaration.js';
export { BrokenSetting, describeSettings, readSettings } from './settings.js';
export type { IssuerSettings } from './issuers.js';
export type { Settings } from './settings.js';
export { INSTALLATION_SECRET, SETTINGS, SettingsModule } from './settings.module.js';
export { crashPoint, crashPoints, type CrashPoint } from './crash-point.js';
export { runLibrariesInProduction } from './library-mode.js';
