/** One thing that was checked: the verdict first, then each check with what was expected and found, then the details. */
import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../frame/icons.tsx';
import type { Words } from '../words/en.ts';
import { useSpeech } from '../words/speech.tsx';
import { sentenceOf } from './check-words.ts';
import { EntryView } from './entry-view.tsx';
import { type Check, type Fault, type Section, verdictOf } from './section.ts';

const SHOWN_FAULTS = 20;

export function SectionView({ section }: { readonly section: Section }): ReactNode {
  const { words } = useSpeech();
  const { verify } = words;
  const { subject, name, checks, remarks, entry } = section;
  const verdict = verdictOf(section);
  return (
    <article className="verify-section" data-verdict={verdict} data-testid="verify-section">
      <header>
        <span className="soft small">
          {verify.subject[subject]} <span className="verify-name">{name}</span>
        </span>
        <h2>{verdictWords(section, words)}</h2>
      </header>
      <ul className="checks">
        {checks.map((check) => (
          <CheckView key={check.what} check={check} />
        ))}
      </ul>
      {entry && <EntryView entry={entry} proven={verdict === 'held' || verdict === 'ifKey'} />}
      <FactsView section={section} />
      {remarks.length > 0 && (
        <details>
          <summary>{verify.remarks}</summary>
          <ul lang="en">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

export const verdictWords = (section: Section, words: Words): string =>
  words.verify.verdict[section.subject][verdictOf(section)];

const MARKS = { held: '\u2713', failed: '\u2717', open: '\u2013' } as const;

function CheckView({ check }: { readonly check: Check }): ReactNode {
  const { words, number } = useSpeech();
  const { verify } = words;
  const { state, faults, what } = check;
  const shown = faults.slice(0, SHOWN_FAULTS);
  const more = (what === 'tree' ? (check.values.count ?? 0) : faults.length) - shown.length;
  return (
    <li className="check" data-state={state} data-what={what}>
      <span className="check-mark" aria-hidden="true">
        {MARKS[state]}
      </span>
      <div>
        <span className="visually-hidden">{verify.state[state]}: </span>
        {sentenceOf(check, words, number)}
        {shown.map((fault, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed
          <FaultView key={i} fault={fault} />
        ))}
        {state === 'failed' && shown.length > 0 && more > 0 && (
          <p className="soft small">{verify.more(more)}</p>
        )}
      </div>
    </li>
  );
}

/** The words of the format code are English in every language, and say so to a screen reader. */
function FaultView({ fault }: { readonly fault: Fault }): ReactNode {
  const { verify } = useSpeech().words;
  return (
    <dl className="facts small fault">
      <dt>{verify.where}</dt>
      <dd>
        <strong lang="en">{fault.where}</strong>
        {fault.kind && ` \u00b7 ${verify.problem[fault.kind]}`}
      </dd>
      <dt>{verify.expected}</dt>
      <dd lang="en">{fault.expected}</dd>
      <dt>{verify.found}</dt>
      <dd lang="en">{fault.found}</dd>
      {fault.advice && (
        <>
          <dt />
          <dd lang="en">{fault.advice}.</dd>
        </>
      )}
    </dl>
  );
}

function FactsView({ section }: { readonly section: Section }): ReactNode {
  const { words, number } = useSpeech();
  const { facts } = words.verify;
  const { origin, size, root, key, index, leafHash, cosigned = [] } = section.facts;
  if (origin === undefined) return null;
  return (
    <details open={section.subject !== 'ledger' || undefined}>
      <summary>{words.verify.details}</summary>
      <dl className="facts small verify-facts">
        <dt>{facts.origin}</dt>
        <dd>{origin}</dd>
        <dt>{facts.size}</dt>
        <dd>{number(size ?? 0)}</dd>
        <Digest label={facts.root} value={root} />
        <Digest label={facts.key} value={key} />
        {index !== undefined && (
          <>
            <dt>{facts.index}</dt>
            <dd>{number(index)}</dd>
          </>
        )}
        <Digest label={facts.leafHash} value={leafHash} />
        {cosigned.map(({ name, timeSeconds }) => (
          <Cosigned key={name} name={name} timeSeconds={timeSeconds} />
        ))}
      </dl>
    </details>
  );
}

function Cosigned(props: { readonly name: string; readonly timeSeconds: number }): ReactNode {
  const { words } = useSpeech();
  return (
    <>
      <dt>{words.verify.facts.cosigned}</dt>
      <dd>
        {props.name}, {new Date(props.timeSeconds * 1000).toISOString()}
      </dd>
    </>
  );
}

function Digest(props: { readonly label: string; readonly value: string | undefined }): ReactNode {
  if (props.value === undefined) return null;
  return (
    <>
      <dt>{props.label}</dt>
      <dd className="verify-digest">
        <code className="digest">{props.value}</code>
        <Copy value={props.value} label={props.label} />
      </dd>
    </>
  );
}

export function Copy(props: { readonly value: string; readonly label: string }): ReactNode {
  const { words } = useSpeech();
  const label = `${words.frame.copy}: ${props.label}`;
  return (
    <CopyButton value={props.value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? words.frame.copied : label} opened={copied || undefined}>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={copy}>
            <Icon name="copy" size={15} />
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
