/** A message by SMTP. The connection is encrypted unless it goes to this machine itself, and the server's certificate is checked. */
import { createTransport } from 'nodemailer';
import type { MailConfig } from '../mission/alert-config.js';
import type { Answer } from './answer.js';
import type { Letter } from './letter.js';

const TIMEOUT_MS = 20_000;

export interface Mail {
  readonly id: string;
  /** Ids of messages that this one follows. */
  readonly references: readonly string[];
  readonly to: readonly string[];
  readonly letter: Letter;
  readonly atMs: number;
}

export async function sendMail(
  config: MailConfig,
  password: string | undefined,
  mail: Mail,
): Promise<Answer> {
  const { host, port, security, user, from } = config;
  if (user !== undefined && password === undefined)
    return { ok: false, answer: 'mailPassword is not in secrets/alerts.json (docs/alerts.md)' };
  const transport = createTransport({
    ...{ host, port, secure: security === 'tls' },
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password! } }),
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.indexOf('@') + 1);
  const idOf = (id: string): string => `<${id}@${domain}>`;
  try {
    const { subject, text, html } = mail.letter;
    const sent = await transport.sendMail({
      ...{ from, subject, text, html },
      // Each sees that they were written to, and not who else was.
      to: 'undisclosed-recipients:;',
      envelope: { from, to: [...mail.to] },
      date: new Date(mail.atMs),
      messageId: idOf(mail.id),
      ...(mail.references.length === 0
        ? {}
        : { references: mail.references.map(idOf), inReplyTo: idOf(mail.references.at(-1)!) }),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Truceline-Alert': mail.id },
    });
    const refused = sent.rejected.map(String);
    if (refused.length > 0) return { ok: false, answer: `refused for ${refused.join(', ')}` };
    return { ok: true, answer: sent.response };
  } catch (error) {
    const { code, responseCode, message } = error as Error & { code?: string; responseCode?: number };
    const said = password ? message.replaceAll(password, '…') : message;
    return { ok: false, answer: [code, responseCode, said].filter((part) => part !== undefined).join(' ') };
  } finally {
    transport.close();
  }
}
