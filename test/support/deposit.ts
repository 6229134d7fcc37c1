import type { Caller } from './api.js';
import type { RunningProduct } from './product.js';

export interface DepositedFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Deposits a file as a program does; returns the upload's id. */
export async function depositFile(
  product: Pick<RunningProduct, 'pages'>,
  caller: Caller,
  file: DepositedFile,
): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([file.content]), file.name);
  const response = await fetch(`${product.pages}/depots`, {
    method: 'POST',
    body: form,
    headers: caller.headers,
  });
  const body = (await response.json()) as { uploads?: { id: string }[] };
  const id = body.uploads?.[0]?.id;
  if (!id) throw new Error(`The deposit was refused: ${JSON.stringify(body)}`);
  return id;
}
