/** What is shown while there is nothing to show: loading, failed, empty. Each says what it is and what to do. */
import { Button, Loader } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { type Failure, type Loaded, latest } from '../api/load.ts';
import { en, type Words } from '../words/en.ts';
import './states.css';

export function Loading(props: { readonly words: Words }): ReactNode {
  return (
    <div className="state" role="status">
      <Loader size="sm" type="dots" color="gray" />
      <span className="soft">{props.words.states.loading}</span>
    </div>
  );
}

export function Failed(props: {
  readonly words: Words;
  readonly failure: Failure;
  readonly again?: () => void;
}): ReactNode {
  const { states } = props.words;
  const offline = props.failure.code === 'offline';
  return (
    <div className="state" role="alert">
      <strong>
        {offline ? states.offline : isForbidden(props.failure) ? states.forbidden : states.failed}
      </strong>
      {props.failure.message && <span lang="en">{props.failure.message}</span>}
      <span className="soft">{offline ? states.offlineHint : props.failure.hint}</span>
      {props.again && (
        <Button variant="default" size="xs" onClick={props.again}>
          {states.again}
        </Button>
      )}
    </div>
  );
}

/** The server is there and answers, and does not show this to whoever asks. */
const isForbidden = ({ status }: Failure): boolean => status === 401 || status === 403;

export function Empty(props: { readonly title: string; readonly hint?: string }): ReactNode {
  return (
    <div className="state" role="status">
      <strong>{props.title}</strong>
      {props.hint && <span className="soft">{props.hint}</span>}
    </div>
  );
}

/** Loading and failed as designed; the value to the children. The value before stays, dimmed, while one loads. */
export function Show<T>(props: {
  readonly loaded: Loaded<T>;
  readonly words: Words;
  readonly children: (value: T) => ReactNode;
}): ReactNode {
  const { loaded, words } = props;
  if (loaded.state === 'failed')
    return <Failed words={words} failure={loaded.failure} again={loaded.again} />;
  const value = latest(loaded);
  if (value === null) return <Loading words={words} />;
  const busy = loaded.state === 'loading';
  return (
    <div className={busy ? 'shown reloading' : 'shown'} aria-busy={busy}>
      {props.children(value)}
    </div>
  );
}

/** A view that throws does not take the frame with it. */
export class Guard extends Component<
  { readonly words?: Words; readonly children: ReactNode },
  { readonly error: Error | null }
> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    const { states } = this.props.words ?? en;
    return (
      <div className="state" role="alert">
        <strong>{states.crashed}</strong>
        <code className="small">{this.state.error.message}</code>
        <Button variant="default" size="xs" onClick={() => this.setState({ error: null })}>
          {states.again}
        </Button>
      </div>
    );
  }
}
