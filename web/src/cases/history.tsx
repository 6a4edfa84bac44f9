/** The case as a conversation: each step by whom, in which role, when, what, and why. All weigh the same. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { hrefOf } from '../address/address.ts';
import type { Case, HistoryStep, SessionView } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { When } from './when.tsx';
import { useWish } from './wish.ts';

export function History(props: { readonly one: Case; readonly session: SessionView | null }): ReactNode {
  const words = useCaseWords();
  const { one, session } = props;
  return (
    <section className="case-part">
      <h2>{words.history}</h2>
      <ol className="case-steps" data-testid="case-steps">
        {one.history.map((step) => (
          <li key={step.id} id={step.id} className="case-step" data-effect={step.effect.kind}>
            <StepView step={step} one={one} />
            <StepTools step={step} session={session} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** @param props.one the case, for the names of other steps */
export function StepView(props: { readonly step: HistoryStep; readonly one: Case }): ReactNode {
  const words = useCaseWords();
  const { step, one } = props;
  const { reasons, reference, records, effect } = step;
  const nameOf = (id: string): string => {
    const other = one.history.find((known) => known.id === id);
    return other ? `${words.stepNumber(other.number)} (${words.action[other.action]})` : id;
  };
  return (
    <>
      <div className="case-step-head">
        <span>
          <span className="soft">{step.number}</span> <strong>{words.action[step.action]}</strong>
          <What step={step} />
        </span>
        <When atMs={step.atMs} />
      </div>
      <Who step={step} />
      {step.undoes && <p className="small">{words.undoes(nameOf(step.undoes))}</p>}
      {step.of && (
        <p className="small">
          {words.noticeOf} {nameOf(step.of)}
        </p>
      )}
      {(reasons ?? []).map((reason) => (
        <p key={reason} className="case-reason">
          {reason}
        </p>
      ))}
      {!reasons && <p className="soft small">{words.wordsWithheld}</p>}
      {reference && <p className="small soft">{words.reference(reference)}</p>}
      {records && records.length > 0 && (
        <p className="small soft">
          {words.records(records.length)}: <span className="record-ids">{records.join(', ')}</span>
        </p>
      )}
      {effect.kind === 'takenBack' && <p className="small">{words.takenBack(nameOf(effect.by))}</p>}
      {effect.kind === 'passedOver' && (
        <p className="small">
          {words.passedOver} {effect.because && <span lang="en">{effect.because}</span>}
        </p>
      )}
    </>
  );
}

function Who({ step }: { readonly step: HistoryStep }): ReactNode {
  const { words: frame } = useSpeech();
  const words = useCaseWords();
  const { role, party, name } = step;
  return (
    <div className="small case-step-who">
      {role === 'party_delegate' && party && <PartyName id={party} />}
      {role && <span className="soft">{frame.access.roles[role]}</span>}
      <span className={name ? '' : 'soft'}>{name ?? words.nameWithheld}</span>
    </div>
  );
}

/** What it says, in the words of its kind. */
function What({ step }: { readonly step: HistoryStep }): ReactNode {
  const words = useCaseWords();
  const { name } = useSpeech();
  const { result, team, outcome, parties = [], position, measure, cause, role, party } = step;
  const said = [
    // Of what staff enter for or about a party; a delegate's party stands with their name.
    party && role !== 'party_delegate' && name(party),
    result && words.result[result as keyof typeof words.result],
    team,
    outcome && words.outcome[outcome],
    ...parties.map(name),
    position && words.position[position],
    measure && words.measure[measure],
    cause && words.cause[cause as keyof typeof words.cause],
  ].filter(Boolean);
  return said.length > 0 ? `: ${said.join(', ')}` : '';
}

function StepTools(props: { readonly step: HistoryStep; readonly session: SessionView | null }): ReactNode {
  const words = useCaseWords();
  const { may, setWish } = useWish();
  const { step, session } = props;
  const takesBack = may.includes('take_back') && step.effect.kind === 'stands' && isOwn(step, session);
  return (
    <div className="case-step-tools small">
      <details>
        <summary>{words.proof}</summary>
        <p>
          <code>{step.id}</code>
        </p>
        <p className="soft">{words.proofNote}</p>
        <p>
          <code>truceline ledger prove --record {step.id}</code>
        </p>
        <p>
          <a href={hrefOf({ view: 'verify', id: '' })}>{words.openVerify}</a>
        </p>
      </details>
      <a href={hrefOf({ query: { asOf: new Date(step.atMs + 999).toISOString() } })}>{words.asItStood}</a>
      {takesBack && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => setWish({ action: 'take_back', typed: { undoes: step.id } })}
        >
          {words.take.take_back}
        </Button>
      )}
    </div>
  );
}

const STAFF: readonly string[] = ['administrator', 'chief_monitor', 'monitor', 'analyst'];
const HEADS: readonly string[] = ['administrator', 'chief_monitor'];

/** As the server judges it: one's own, or one's party's; of staff, a head's too. It is asked again when it is sent. */
function isOwn({ role, party, name, number }: HistoryStep, session: SessionView | null): boolean {
  if (!session || !role || number === 1) return false;
  if (session.role === 'party_delegate') return role === 'party_delegate' && party === session.party;
  if (session.role === 'guarantor') return role === 'guarantor';
  return STAFF.includes(role) && (HEADS.includes(session.role) || name === session.name);
}
