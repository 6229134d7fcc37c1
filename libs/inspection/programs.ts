import { isReadableSource } from './formats.js';

const MACH_O_OR_CLASS = ['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe'];

/** Bytes of a program: Windows, Linux, macOS, Java. `head` holds at least the first 512 bytes when there are as many. */
export function isProgram(head: Buffer): boolean {
  const start = head.subarray(0, 4).toString('hex');
  if (start === '7f454c46' || MACH_O_OR_CLASS.includes(start)) return true;
  // A lesson may begin with the letters « MZ »; the header of a program holds zeros there.
  return head.subarray(0, 2).toString('latin1') === 'MZ' && head.subarray(2, 64).includes(0);
}

/** A program hidden in other bytes, as in an OLE package. */
export function embedsProgram(bytes: Buffer): boolean {
  return bytes.includes('This program cannot be run in DOS mode', 0, 'latin1');
}

/** « #! » makes a program of a text, except source that pupils read and `.txt`, which an editor opens. */
export function isRunnableScript(head: Buffer, extension: string): boolean {
  if (head.subarray(0, 2).toString('latin1') !== '#!') return false;
  return extension !== 'txt' && !isReadableSource(extension);
}

// Written in two halves, or scanners on the developer's computer would take this file away.
const EICAR = Buffer.from(
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}' + '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
  'latin1',
);

/** Finds the antivirus test signature in a stream of chunks, also across their borders. */
export class SignatureScanner {
  found = false;
  private tail: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): void {
    if (this.found) return;
    this.found = chunk.includes(EICAR) || this.straddles(chunk);
    this.tail = chunk.length >= EICAR.length ? chunk.subarray(-EICAR.length + 1) : this.joined(chunk);
  }

  private straddles(chunk: Buffer): boolean {
    return (
      this.tail.length > 0 && Buffer.concat([this.tail, chunk.subarray(0, EICAR.length)]).includes(EICAR)
    );
  }

  private joined(chunk: Buffer): Buffer {
    return Buffer.concat([this.tail, chunk]).subarray(-EICAR.length + 1);
  }
}

export function containsSignature(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(EICAR);
}
