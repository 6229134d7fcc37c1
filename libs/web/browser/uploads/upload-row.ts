import type { FileUpload, Progress } from './file-upload.js';
import { shareOf, texts, weightOf } from './texts.js';

/** An element with its class and its children, written without any markup in a string. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

export function button(label: string, subject: string, onPress: () => void): HTMLButtonElement {
  const made = element('button', 'quiet', label);
  made.type = 'button';
  made.setAttribute('aria-label', `${label} : ${subject}`);
  made.addEventListener('click', onPress);
  return made;
}

/** One file of the list: its name, how far it is in a bar and in words, and what one may do. */
export class UploadRow {
  readonly element: HTMLLIElement;
  private readonly bar = element('progress', 'send-bar');
  private readonly words = element('p', 'hint');
  private readonly pause: HTMLButtonElement;
  private readonly resume: HTMLButtonElement;
  private readonly cancel: HTMLButtonElement;

  constructor(private readonly upload: FileUpload) {
    const { name, size } = upload.file;
    this.bar.setAttribute('aria-label', name);
    this.pause = button(texts.pause, name, () => void upload.pause());
    this.resume = button(texts.resume, name, () => upload.resume());
    this.cancel = button(texts.cancel, name, () => void upload.cancel());
    const buttons = element('p', 'cluster', this.pause, this.resume, this.cancel);
    const title = element('p', '', element('strong', '', name), ` ${weightOf(size)}`);
    this.element = element('li', 'entry stack-s', title, this.bar, this.words, buttons);
    this.show();
  }

  show(): void {
    const { progress, file } = this.upload;
    this.bar.max = Math.max(1, file.size);
    this.bar.value = file.size === 0 && progress.state === 'ended' ? 1 : progress.sent;
    this.bar.hidden = progress.state === 'ended';
    this.words.textContent = wordsOf(progress, file.size);
    this.words.className = progress.state === 'failed' ? 'error' : 'hint';
    this.offer(this.pause, progress.state === 'sending');
    this.offer(
      this.resume,
      progress.state === 'paused' || (progress.state === 'failed' && progress.failure.mayResume),
    );
    this.offer(this.cancel, progress.state !== 'ended' && progress.state !== 'inspecting');
  }

  /** The keyboard stays with the file when the button under it goes. */
  private offer(button: HTMLButtonElement, offered: boolean): void {
    const hadFocus = button === document.activeElement;
    button.hidden = !offered;
    if (hadFocus && !offered) [this.pause, this.resume, this.cancel].find((other) => !other.hidden)?.focus();
  }
}

export function wordsOf(progress: Progress, size: number): string {
  switch (progress.state) {
    case 'ended':
      return progress.message;
    case 'failed':
      return progress.failure.message;
    case 'sending':
      return `${shareOf(progress.sent, size)}, ${weightOf(progress.sent)} sur ${weightOf(size)}`;
    case 'hashing':
      return `${texts.hashing}, ${shareOf(progress.sent, size)}`;
    case 'paused':
      return `${texts.paused}, ${shareOf(progress.sent, size)}`;
    default:
      return texts[progress.state];
  }
}
