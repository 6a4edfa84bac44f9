/** What was found: how far the check is, then one section for each thing that was given, then how to go on. */
import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';
import { SectionView, verdictWords } from './section-view.tsx';
import type { Checking } from './use-check.ts';

export function Results(props: {
  readonly checking: Checking;
  readonly changedKeys: boolean;
  readonly cancel: () => void;
  readonly again: (() => void) | null;
  readonly withServer: (() => void) | null;
  readonly clear: () => void;
}): ReactNode {
  const { words, number } = useSpeech();
  const { verify } = words;
  const { state, sections, progress, seconds, failure } = props.checking;
  const running = state === 'running';
  return (
    <>
      {running && (
        <div className="verify-progress">
          <Progress
            value={progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0}
            aria-label={verify.running}
          />
          <span className="soft small">
            {progress
              ? verify.progress(number(Math.min(progress.done, progress.total)), number(progress.total))
              : verify.running}
          </span>
          <Button size="xs" variant="default" onClick={props.cancel}>
            {verify.cancel}
          </Button>
        </div>
      )}
      <p role="status" className="visually-hidden">
        {state === 'done' && sections.map((section) => verdictWords(section, words)).join(' ')}
      </p>
      <div className="verify-sections">
        {sections.map((section, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sections are only ever added at the end
          <SectionView key={i} section={section} />
        ))}
        {state === 'cancelled' && <p className="verify-remark">{verify.cancelled}</p>}
        {state === 'done' && (
          <p className="soft small">{verify.took(number(seconds, seconds < 1 ? 2 : 1))}</p>
        )}
        {state === 'done' && props.changedKeys && <p className="verify-remark">{verify.changedKeys}</p>}
      </div>
      {failure && (
        <div role="alert" className="verify-section" data-verdict="failed">
          <strong>{verify.failures[failure.reason]}</strong>
          {failure.message && <span lang="en">{failure.message}</span>}
        </div>
      )}
      {!running && (
        <div className="verify-buttons">
          {props.again && (
            <Button size="xs" variant={props.changedKeys ? 'filled' : 'default'} onClick={props.again}>
              {verify.again}
            </Button>
          )}
          {props.withServer && (
            <Button size="xs" variant="default" onClick={props.withServer}>
              {verify.withServer}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={props.clear}>
            {verify.clear}
          </Button>
        </div>
      )}
    </>
  );
}
