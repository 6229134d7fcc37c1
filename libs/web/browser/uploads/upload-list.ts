import { defaultOptions, Upload } from 'tus-js-client';
import { isClosedName } from './closed-name.js';
import { FileUpload } from './file-upload.js';
import { texts } from './texts.js';
import { button, element, UploadRow, wordsOf } from './upload-row.js';

/** More would only share the same line, and make each slower. */
const AT_ONCE = 2;

/** The files that a draft is receiving, under its form. */
export class UploadList {
  readonly element = element('div', 'stack');
  private readonly rows = new Map<FileUpload, UploadRow>();
  private readonly list = element('ol', 'entries');
  private readonly told = element('p', 'soft');
  private readonly lastState = new Map<FileUpload, string>();

  /** @param draft the address of the draft, without a final slash */
  constructor(
    private readonly draft: string,
    private readonly onAllDone: () => void,
  ) {
    this.list.setAttribute('role', 'list');
    this.list.setAttribute('aria-label', 'Envois');
    this.told.setAttribute('role', 'status');
    this.element.append(this.list, this.told);
    window.addEventListener('online', () => this.goOn());
  }

  add(files: Iterable<File>, role: string): void {
    for (const file of files) {
      const upload = new FileUpload(file, this.draft, role, (changed) => this.changed(changed));
      const row = new UploadRow(upload);
      this.rows.set(upload, row);
      this.list.append(row.element);
    }
    this.goOn();
  }

  /** What an earlier page began: a browser never keeps the file itself, so the author must choose it again. */
  async showInterrupted(): Promise<void> {
    const known = await defaultOptions.urlStorage.findAllUploads();
    for (const { uploadUrl, metadata, urlStorageKey } of known) {
      if (!uploadUrl?.includes(`${new URL(this.draft, location.href).pathname}/envois/`)) continue;
      const name = metadata['filename'] ?? '';
      const row = element('li', 'entry stack-s');
      const forget = async () => {
        row.remove();
        await defaultOptions.urlStorage.removeUpload(urlStorageKey);
        await Upload.terminate(uploadUrl, { retryDelays: [] }).catch(() => undefined);
      };
      row.append(
        element('p', '', element('strong', '', name)),
        element('p', 'hint', texts.interrupted),
        element(
          'p',
          'cluster',
          button(texts.forget, name, () => void forget()),
        ),
      );
      row.dataset['interrupted'] = name;
      this.list.append(row);
    }
  }

  /** Starts what waits, and tries again what the network had stopped. */
  private goOn(): void {
    const uploads = [...this.rows.keys()];
    for (const upload of uploads)
      if (upload.progress.state === 'failed' && upload.progress.failure.mayResume) upload.resume();
    const busy = uploads.filter((upload) =>
      ['hashing', 'sending', 'inspecting'].includes(upload.progress.state),
    );
    for (const upload of this.ready().slice(0, Math.max(0, AT_ONCE - busy.length))) {
      this.forgetRowOf(upload.file.name);
      void upload.start();
    }
  }

  private forgetRowOf(name: string): void {
    for (const row of this.list.querySelectorAll<HTMLElement>('[data-interrupted]'))
      if (row.dataset['interrupted'] === name) row.remove();
  }

  private changed(upload: FileUpload): void {
    this.rows.get(upload)?.show();
    const { state } = upload.progress;
    if (this.lastState.get(upload) === state) return;
    this.lastState.set(upload, state);
    // Spoken once for each turn of events, never for each percent.
    if (upload.isOver || state === 'paused')
      this.told.textContent = `${upload.file.name} : ${wordsOf(upload.progress, upload.file.size)}`;
    if (upload.progress.state === 'ended') this.startNext();
    if ([...this.rows.keys()].every((each) => each.progress.state === 'ended')) this.onAllDone();
  }

  private startNext(): void {
    const [next] = this.ready();
    if (next) void next.start();
  }

  /** What may start now: a closed format only once nothing is on its way that could be its open twin. */
  private ready(): FileUpload[] {
    const uploads = [...this.rows.keys()];
    const isOpen = ({ file }: FileUpload) => !isClosedName(file.name);
    const waiting = uploads.filter((upload) => upload.progress.state === 'waiting');
    return uploads.some((upload) => isOpen(upload) && !upload.isOver) ? waiting.filter(isOpen) : waiting;
  }
}
