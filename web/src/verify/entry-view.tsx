/** The content of an entry for people: its fields one below another, and the exact text that was hashed. */
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';
import { Copy } from './section-view.tsx';

export function EntryView(props: {
  readonly entry: { readonly text: string } | { readonly base64: string };
  readonly proven: boolean;
}): ReactNode {
  const { verify } = useSpeech().words;
  const raw = 'text' in props.entry ? props.entry.text : props.entry.base64;
  const said = 'text' in props.entry ? objectIn(props.entry.text) : null;
  const record = said && objectOf(said.record);
  return (
    <section className="verify-entry" data-testid="verify-entry">
      <h3>{props.proven ? verify.record : verify.recordAltered}</h3>
      {said && (
        <dl className="facts small">
          {typeof said.at === 'string' && record && (
            <>
              <dt>{verify.writtenDown}</dt>
              <dd>{said.at}</dd>
            </>
          )}
          <Fields value={record ?? said} />
        </dl>
      )}
      <details open={said === null || undefined}>
        <summary>{verify.exactly}</summary>
        <div className="verify-raw">
          <code className="digest small">{raw}</code>
          <Copy value={raw} label={verify.exactly} />
        </div>
      </details>
    </section>
  );
}

function Fields(props: { readonly value: Readonly<Record<string, unknown>> }): ReactNode {
  return Object.entries(props.value).map(([name, value]) => (
    <div key={name} className="fact">
      <dt lang="en">{name}</dt>
      <dd>
        <Value value={value} />
      </dd>
    </div>
  ));
}

function Value({ value }: { readonly value: unknown }): ReactNode {
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) return value.map(String).join(', ');
    return (
      <ul>
        {value.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed
          <li key={i}>
            <Value value={one} />
          </li>
        ))}
      </ul>
    );
  }
  const object = objectOf(value);
  if (!object) return <span className="verify-value">{String(value)}</span>;
  return (
    <dl className="facts">
      <Fields value={object} />
    </dl>
  );
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}
