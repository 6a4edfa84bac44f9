/**
 * Progress for people: a bar on stderr when it is a terminal, nothing otherwise.
 */
import cliProgress from 'cli-progress';

export interface Progress {
  step(name: string, total: number): void;
  to(value: number): void;
  done(): void;
}

export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { step: () => undefined, to: () => undefined, done: () => undefined };
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: '{step} {bar} {percentage}% | {value}/{total}',
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  let running = false;
  return {
    step(name, total) {
      if (running) bar.stop();
      bar.start(Math.max(1, total), 0, { step: name.padEnd(22) });
      running = true;
    },
    to: (value) => bar.update(value),
    done() {
      if (running) bar.stop();
      running = false;
    },
  };
}

/** Progress told by the name of its stage: each new name begins a bar. */
export function stepper(progress: Progress): (name: string, done: number, total: number) => void {
  let stage = '';
  return (name, done, total) => {
    if (name !== stage) progress.step(name, total);
    stage = name;
    progress.to(done);
  };
}
