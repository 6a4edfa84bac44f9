/** Opening a case: an allegation, from an incident, from a finding, or from nothing. Kept as a draft until it is sent. */
import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '../access/session.ts';
import { go, useAddress } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { IncidentView, SessionView } from '../api/types.ts';
import { Empty, Loading } from '../frame/states.tsx';
import { IncidentSentence } from '../incident/sentence.tsx';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { newCaseId } from './draft.ts';
import { DraftState, Refused } from './draft-state.tsx';
import { mayOpen } from './may-open.ts';
import { openCase } from './send-step.ts';
import { bodyOf, CHANNELS, type FieldName, missingIn, type Typed } from './step-fields.ts';
import { useDraft } from './use-draft.ts';

export function OpenCase(): ReactNode {
  const { words: frame } = useSpeech();
  const words = useCaseWords();
  const session = latest(useSession());
  if (!session) return <Loading words={frame} />;
  if (!mayOpen(session)) return <Empty title={words.opening.forbidden} hint={words.opening.forbiddenHint} />;
  return <Opening key={session.name} session={session} />;
}

function Opening({ session }: { readonly session: SessionView }): ReactNode {
  const words = useCaseWords();
  const { about, finding: findingId } = useAddress().query;
  const view = latest(useLoad<IncidentView>(about ? `incidents/${encodeURIComponent(about)}` : null));
  const [asked, setAsked] = useState(false);
  const { draft, kept, busy, outcome, write, send } = useDraft({
    account: session.name,
    caseId: '',
    post: ({ after, typed }) => {
      const { action: _, ...said } = bodyOf('allege', typed);
      return openCase({ id: after, ...said }, session.change ?? '');
    },
    entered: ({ case: one }) => go({ view: 'cases', id: one.id, query: NOWHERE }),
  });
  const typed = draft?.typed ?? {};
  // What it is about is entered once, when the page is opened with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the incident is what came
  useEffect(() => {
    const records = view?.incident.accounts.flatMap(({ observations }) => observations).join('\n');
    if (!records || draft?.sent || typed.records === records) return;
    const found = view?.findings.find(({ id }) => id === findingId);
    change({
      ...typed,
      records,
      ...(found ? { agreement: found.agreement, clause: found.clause.split('@', 1)[0]! } : {}),
    });
  }, [view, findingId]);
  const change = (next: Typed): void =>
    write({
      action: 'allege',
      after: draft?.after || newCaseId(),
      typed: { ...defaultsOf(session), ...next },
      savedMs: Date.now(),
      sent: false,
    });
  const whole = { ...defaultsOf(session), ...typed };
  const missing = missingIn('allege', whole, false);
  const offline = outcome?.kind === 'offline';
  return (
    <form
      className="case-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (draft && missing.length === 0) void send(draft);
      }}
    >
      <header>
        <h1>{words.opening.title}</h1>
        <p className="soft">{words.opening.note}</p>
      </header>
      {draft && <DraftState savedMs={draft.savedMs} kept={kept} />}
      {view && (
        <div className="case-about">
          <p className="small soft">{words.opening.fromIncident(view.incident.id)}</p>
          <IncidentSentence incident={view.incident} />
        </div>
      )}
      <fieldset className="case-fields" disabled={busy || offline}>
        <Asked session={session} typed={whole} change={change} />
      </fieldset>
      {asked && missing.length > 0 && (
        <p role="alert" className="small">
          {words.missing(missing.map((field) => words.field[field]).join(', '))}
        </p>
      )}
      {offline && (
        <p role="alert" className="notice" data-testid="offline">
          {words.offline}
        </p>
      )}
      {outcome?.kind === 'refused' && <Refused failure={outcome.failure} />}
      <div className="case-actions">
        <Button type="submit" loading={busy}>
          {offline ? words.sendAgain : words.opening.send}
        </Button>
        {draft && (
          <Button variant="subtle" color="gray" disabled={busy} onClick={() => write(null)}>
            {words.discard}
          </Button>
        )}
      </div>
    </form>
  );
}

const NOWHERE = { about: undefined, finding: undefined };

/** A delegate alleges for the party that sent them, a guarantor as a third party. */
const defaultsOf = ({ role, party }: SessionView): Typed =>
  role === 'party_delegate'
    ? { channel: 'party', from: party ?? '' }
    : { channel: role === 'guarantor' ? 'third_party' : 'own' };

function Asked(props: {
  readonly session: SessionView;
  readonly typed: Typed;
  readonly change: (typed: Typed) => void;
}): ReactNode {
  const words = useCaseWords();
  const { mission, name, text } = useSpeech();
  const { session, typed, change } = props;
  const set = (field: FieldName, value: string): void => change({ ...typed, [field]: value });
  const staff = session.role !== 'party_delegate' && session.role !== 'guarantor';
  const agreement = mission.agreements.find(({ id }) => id === typed.agreement);
  const choice = (all: readonly { value: string; label: string }[]) => [
    { value: '', label: words.notSaid },
    ...all,
  ];
  return (
    <>
      {staff && (
        <>
          <Radio.Group
            label={words.field.channel}
            required
            value={typed.channel ?? ''}
            onChange={(value) => set('channel', value)}
          >
            <div className="case-options">
              {CHANNELS.map((id) => (
                <Radio key={id} value={id} label={words.channel[id]} />
              ))}
            </div>
          </Radio.Group>
          {(typed.channel === 'party' || typed.channel === 'third_party') && (
            <NativeSelect
              label={words.field.from}
              value={typed.from ?? ''}
              onChange={(event) => set('from', event.currentTarget.value)}
              data={choice(
                [...mission.parties, ...(typed.channel === 'party' ? [] : mission.guarantors)].map(
                  ({ id }) => ({
                    value: id,
                    label: name(id),
                  }),
                ),
              )}
            />
          )}
        </>
      )}
      <Checkbox.Group
        label={words.field.against}
        value={(typed.against ?? '').split('\n').filter(Boolean)}
        onChange={(ids) => set('against', ids.join('\n'))}
      >
        <div className="case-options">
          {mission.parties
            .filter(({ id }) => id !== typed.from)
            .map(({ id }) => (
              <Checkbox key={id} value={id} label={name(id)} />
            ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={words.field.agreement}
        value={typed.agreement ?? ''}
        onChange={(event) => change({ ...typed, agreement: event.currentTarget.value, clause: '' })}
        data={choice(mission.agreements.map(({ id, title }) => ({ value: id, label: text(title) })))}
      />
      {agreement && (
        <NativeSelect
          label={words.field.clause}
          value={typed.clause ?? ''}
          onChange={(event) => set('clause', event.currentTarget.value)}
          data={choice(agreement.clauses.map(({ id, title }) => ({ value: id, label: text(title) })))}
        />
      )}
      <Textarea
        label={words.field.records}
        autosize
        minRows={1}
        maxRows={6}
        value={typed.records ?? ''}
        onChange={(event) => set('records', event.currentTarget.value)}
      />
      {staff && (
        <TextInput
          label={words.field.reference}
          value={typed.reference ?? ''}
          onChange={(event) => set('reference', event.currentTarget.value)}
        />
      )}
      <Textarea
        label={words.field.reasons}
        description={`${words.readBy.parties} ${words.reasonsHint}`}
        required
        autosize
        minRows={4}
        maxRows={14}
        value={typed.reasons ?? ''}
        onChange={(event) => set('reasons', event.currentTarget.value)}
      />
    </>
  );
}
