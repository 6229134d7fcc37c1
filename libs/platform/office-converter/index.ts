// Office documents into other formats, by LibreOffice where the machine has it, one document a run, behind the walls of
// the sandbox room. Knows no rule about which document should get which copy; never waits for a program that is not there:
// `tool()` is null and the caller asks again later.
export { type Conversion, OfficeConverter, type OfficeTool } from './office-converter.js';
export { OfficeConverterModule } from './office-converter.module.js';
