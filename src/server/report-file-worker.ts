/** The thread that lays reports out: it keeps the seconds that a PDF takes away from the thread that answers. */
import { parentPort } from 'node:worker_threads';
import type { AnyReport } from '../report/claim.js';
import type { ReportFormat } from '../report/file-formats.js';
import { MESSAGES, type Messages } from '../report/messages.js';
import { reportFile } from '../report/report-file.js';

export interface FileTask {
  readonly number: number;
  readonly json: string;
  readonly format: ReportFormat;
  readonly language: keyof typeof MESSAGES;
}

export type FileDone =
  | { readonly number: number; readonly content: string | Uint8Array }
  | { readonly number: number; readonly error: string };

parentPort!.on('message', ({ number, json, format, language }: FileTask) => {
  const messages: Messages = MESSAGES[language];
  reportFile(JSON.parse(json) as AnyReport, format, messages).then(
    (content) => parentPort!.postMessage({ number, content } satisfies FileDone),
    (error: Error) => parentPort!.postMessage({ number, error: error.message } satisfies FileDone),
  );
});
