/**
 * The files of reports that take long to make (PDF, XLSX): made in one other thread, one after the other, and the last few
 * kept. A file that several ask for at once is made once. The thread ends by itself when nothing is left to do.
 */
import { Worker } from 'node:worker_threads';
import type { AnyReport } from '../report/claim.js';
import type { ReportFormat } from '../report/file-formats.js';
import { toJson } from '../report/json.js';
import { MESSAGES } from '../report/messages.js';
import { reportFile } from '../report/report-file.js';
import type { FileDone, FileTask } from './report-file-worker.js';

export interface ReportFiles {
  /** @param key everything that the content depends on */
  make(
    key: string,
    report: () => AnyReport,
    format: ReportFormat,
    language: FileTask['language'],
  ): Promise<string | Uint8Array>;
}

/** From source (tests) there is no file for a thread to start with: the report is made here. */
const IS_COMPILED = import.meta.url.endsWith('.js');
const MOST_KEPT = 12;
const IDLE_MS = 20_000;

export function createReportFiles(): ReportFiles {
  const kept = new Map<string, Promise<string | Uint8Array>>();
  return {
    make(key, report, format, language) {
      const known = kept.get(key);
      kept.delete(key);
      const make = IS_COMPILED ? inThread : here;
      const made = known ?? make(toJson(report()), format, language);
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return made;
    },
  };
}

function here(
  json: string,
  format: ReportFormat,
  language: FileTask['language'],
): Promise<string | Uint8Array> {
  return reportFile(JSON.parse(json) as AnyReport, format, MESSAGES[language]);
}

interface Waiting {
  readonly resolve: (content: string | Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** One thread for the whole process: what a report may show was decided before it comes here. */
let thread: { readonly worker: Worker; readonly waiting: Map<number, Waiting> } | null = null;
let last = 0;
let idle: NodeJS.Timeout | undefined;

function inThread(
  json: string,
  format: ReportFormat,
  language: FileTask['language'],
): Promise<string | Uint8Array> {
  clearTimeout(idle);
  thread ??= start();
  const { worker, waiting } = thread;
  const number = ++last;
  worker.ref();
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    worker.postMessage({ number, json, format, language } satisfies FileTask);
  });
}

function start(): NonNullable<typeof thread> {
  const worker = new Worker(new URL('./report-file-worker.js', import.meta.url));
  const waiting = new Map<number, Waiting>();
  const own = { worker, waiting };
  const settle = (): void => {
    if (waiting.size > 0) return;
    // A process with nothing else to do may end.
    worker.unref();
    idle = setTimeout(() => {
      if (thread === own) thread = null;
      void worker.terminate();
    }, IDLE_MS);
    idle.unref();
  };
  const fail = (error: Error): void => {
    if (thread === own) thread = null;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on('message', (done: FileDone) => {
    const one = waiting.get(done.number);
    waiting.delete(done.number);
    if ('error' in done) one?.reject(new Error(done.error));
    else one?.resolve(done.content);
    settle();
  });
  worker.on('error', (error) => fail(error as Error));
  worker.on('exit', () => fail(new Error('the thread that makes report files ended')));
  return own;
}
