/** How far an import is: bytes read of all, and rows a second; on a terminal only. */
import cliProgress from 'cli-progress';

export interface ImportProgress {
  bytes(more: number): void;
  rows(more: number): void;
  /** Clears the bar, so that lines can be printed. */
  hide(): void;
}

/** @param totalBytes of all files; standard input counts as nothing. */
export function importProgress(
  stream: NodeJS.WriteStream | undefined,
  totalBytes: number,
  nowMs: () => number,
): ImportProgress {
  if (!stream?.isTTY) return { bytes: () => undefined, rows: () => undefined, hide: () => undefined };
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: 'import {bar} {percentage}% | {read} of {size} MB | {rate} rows/s',
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  const startMs = nowMs();
  let bytes = 0;
  let rows = 0;
  let shown = false;
  const show = (): void => {
    const seconds = Math.max(0.001, (nowMs() - startMs) / 1000);
    const payload = {
      read: megabytes(bytes),
      size: megabytes(totalBytes),
      rate: Math.round(rows / seconds).toLocaleString('en-GB'),
    };
    if (shown) bar.update(bytes, payload);
    else bar.start(Math.max(1, totalBytes), bytes, payload);
    shown = true;
  };
  return {
    bytes(more) {
      bytes += more;
      show();
    },
    rows(more) {
      rows += more;
    },
    hide() {
      if (shown) bar.stop();
      shown = false;
    },
  };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
