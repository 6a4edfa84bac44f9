/** Missing persons: a family's request is put, its answer asked for, and read out as it stands. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Failure } from '../api/load.ts';
import type { BehindAnswer, PersonRights, ToldAnswer } from '../api/types.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { useEmptied, usePassing } from './passing.ts';
import { ReasonForm } from './reason.tsx';
import { NotForYou, Refused, Until } from './said.tsx';
import { useTell } from './tell.ts';

export function Missing(props: { readonly rights: PersonRights }): ReactNode {
  const { missing: words, notForYou } = usePersonWords();
  const { rights } = props;
  if (!rights.askForMissing) return <NotForYou why={notForYou.missing} />;
  return (
    <div className="persons">
      <p className="soft">{words.intro}</p>
      <div className="persons-two">
        <Put />
        <div className="persons">
          <Ask />
          {rights.readBehindAnswer && <Behind />}
        </div>
      </div>
    </div>
  );
}

const TEXT = { autoComplete: 'off', spellCheck: false, maxLength: 200 } as const;

function Put(): ReactNode {
  const words = usePersonWords();
  const { missing, columns, shown } = words;
  const { tell } = useTell();
  const { edition, typed } = useEmptied();
  const [sent, setSent] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const of = (field: string): string => String(given.get(field) ?? '').trim();
    const optional = (field: 'patronymic' | 'birthPlace') => (of(field) ? { [field]: of(field) } : {});
    setBusy(true);
    setFailure(null);
    const told = await tell<{ request: string }>('requests', {
      asker: { name: of('asker'), contact: of('contact') },
      relation: of('relation'),
      about: {
        family: of('family'),
        given: of('given'),
        born: of('born'),
        ...optional('patronymic'),
        ...optional('birthPlace'),
      },
    });
    setBusy(false);
    if (!told.ok) {
      setFailure(told.failure);
      return;
    }
    form.reset();
    setSent(told.value.request.replace(/^seal:/, '').slice(0, SHOWN_DIGITS));
  };
  return (
    <section>
      <h2>{missing.put}</h2>
      {edition > 0 && (
        <p className="persons-until small" role="status">
          {shown.typedGone}
        </p>
      )}
      {sent !== null && (
        <p role="status" className="persons-number" data-testid="request-number">
          {missing.number}: <strong>{sent}</strong>
          <br />
          <span className="small soft">{missing.numberNote}</span>
        </p>
      )}
      <form
        key={edition}
        className="persons-form"
        autoComplete="off"
        onChange={typed}
        onSubmit={(event) => void send(event)}
      >
        <fieldset className="persons-fields">
          <legend>{missing.asker}</legend>
          <TextInput name="asker" label={missing.askerName} required {...TEXT} />
          <TextInput name="contact" label={missing.contact} required {...TEXT} />
          <NativeSelect
            name="relation"
            label={missing.relation}
            data={Object.entries(missing.relations).map(([value, label]) => ({ value, label }))}
          />
        </fieldset>
        <fieldset className="persons-fields">
          <legend>{missing.about}</legend>
          <TextInput name="family" label={columns.family} required {...TEXT} />
          <TextInput name="given" label={columns.given} required {...TEXT} />
          <TextInput name="patronymic" label={columns.patronymic} {...TEXT} />
          <TextInput name="born" type="date" label={columns.born} min="1900-01-01" required {...TEXT} />
          <TextInput name="birthPlace" label={columns.birthPlace} {...TEXT} />
        </fieldset>
        <Refused failure={failure} />
        <Button type="submit" loading={busy}>
          {missing.send}
        </Button>
      </form>
    </section>
  );
}

/** Enough to be the only one; it is read out and written down. */
const SHOWN_DIGITS = 12;

function Ask(): ReactNode {
  const { missing } = usePersonWords();
  const { tell } = useTell();
  const passing = usePassing<ToldAnswer>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ask = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const number = String(new FormData(event.currentTarget).get('number') ?? '').trim();
    setBusy(true);
    setFailure(null);
    passing.drop();
    const told = await tell<ToldAnswer>(`requests/${encodeURIComponent(number)}/answer`, {});
    setBusy(false);
    if (told.ok) passing.keep(told.value);
    else setFailure(told.failure);
  };
  const answer = passing.value;
  return (
    <section>
      <h2>{missing.ask}</h2>
      <form className="persons-form" autoComplete="off" onSubmit={(event) => void ask(event)}>
        <NumberInput hint={`${missing.numberHint} ${missing.askNote}`} />
        <Refused failure={failure} />
        <Button type="submit" loading={busy}>
          {missing.askGo}
        </Button>
        {busy && (
          <p className="small soft" role="status">
            {missing.asking}
          </p>
        )}
      </form>
      {answer !== null && (
        <p role="status" className="persons-answer" data-testid="answer">
          <strong>{missing.answers[answer.answer === 'known' ? answer.tracing : 'nothing']}</strong>
          <br />
          <span className="small soft">{missing.tellTheFamily}</span>
        </p>
      )}
      <Until passing={passing} />
    </section>
  );
}

function Behind(): ReactNode {
  const { missing } = usePersonWords();
  const { name } = useSpeech();
  const { tell } = useTell();
  const passing = usePassing<BehindAnswer>();
  const [number, setNumber] = useState('');
  const read = async (reason: string) => {
    const told = await tell<BehindAnswer>(`requests/${encodeURIComponent(number.trim())}/behind`, { reason });
    if (!told.ok) return told.failure;
    passing.keep(told.value);
    return null;
  };
  return (
    <section>
      <h2>{missing.behind}</h2>
      <Until passing={passing} />
      {passing.value === null ? (
        <ReasonForm go={missing.behindGo} act={read} disabled={number.trim() === ''}>
          <NumberInput hint={missing.numberHint} value={number} change={setNumber} />
        </ReasonForm>
      ) : (
        <div data-testid="behind">
          <p>
            <strong>{missing.verdicts[passing.value.verdict]}</strong>
          </p>
          <ul className="plain-list">
            {passing.value.lists.map(({ of, version, ids }) => (
              <li key={of}>
                {missing.behindList(name(of), version)} {ids.join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function NumberInput(props: {
  readonly hint: string;
  readonly value?: string;
  readonly change?: (value: string) => void;
}): ReactNode {
  const { missing } = usePersonWords();
  const { value, change } = props;
  return (
    <TextInput
      name="number"
      label={missing.number}
      description={props.hint}
      pattern="(seal:)?[0-9a-f]{8,64}"
      required
      {...TEXT}
      {...(change === undefined
        ? {}
        : {
            value,
            onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
          })}
    />
  );
}
