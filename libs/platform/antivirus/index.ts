// What a virus scanner that runs beside the product says of bytes (clamd, when the settings name one). Knows its protocol
// and nothing of files, people or what becomes of a verdict; a scanner that is away or slow is an answer, never an error.
export { AntivirusModule } from './antivirus.module.js';
export { Antivirus, type ScanVerdict } from './antivirus.js';
