import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** Of its own beside those of every mail, for instance how to stop such mails. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SentMail extends Mail {
  readonly id: string;
  readonly sentAt: Date;
}

/** Sends mail, or throws so that the outbox tries again. */
export abstract class Mailer {
  abstract send(mail: Mail): Promise<void>;

  /** Newest first, for the development page; empty where mail really leaves. */
  abstract recent(): Promise<SentMail[]>;
}

export class SmtpMailer extends Mailer {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    // A server that says nothing must not keep the worker from its other work: the outbox tries again.
    const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 };
    this.transport = createTransport({ url, ...patience });
  }

  async send(mail: Mail): Promise<void> {
    await this.transport.sendMail({ from: this.from, ...mail, headers: { ...mail.headers } });
  }

  async recent(): Promise<SentMail[]> {
    return [];
  }
}

/** Without SMTP, on loopback: mails lie in a folder, read on /courrier. */
export class FolderMailer extends Mailer {
  constructor(private readonly dir: string) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    await mkdir(this.dir, { recursive: true, mode: 0o700 });
    const sentAt = new Date();
    const id = `${sentAt.toISOString().replace(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`;
    const path = join(this.dir, `${id}.json`);
    await writeFile(`${path}.part`, JSON.stringify({ id, sentAt, ...mail }), { mode: 0o600 });
    await rename(`${path}.part`, path);
  }

  async recent(): Promise<SentMail[]> {
    const names = await readdir(this.dir).catch(() => []);
    const newest = names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .reverse()
      .slice(0, 50);
    return Promise.all(newest.map((name) => this.read(name)));
  }

  private async read(name: string): Promise<SentMail> {
    const mail = JSON.parse(await readFile(join(this.dir, name), 'utf8')) as SentMail;
    return { ...mail, sentAt: new Date(mail.sentAt) };
  }
}
