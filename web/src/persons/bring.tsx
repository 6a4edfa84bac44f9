/** Bringing a list: a file, or one person by a form; purpose and consent; a look at what is wrong; sealed when confirmed. */
import { Button, Checkbox, NativeSelect, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Failure, forgetAnswers } from '../api/load.ts';
import type { CheckedList, ListVersionView } from '../api/types.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { Checked } from './checked.tsx';
import { FileChoice } from './file-choice.tsx';
import { useEmptied } from './passing.ts';
import { PersonForm } from './person-form.tsx';
import { Refused } from './said.tsx';
import { useTell } from './tell.ts';

type Purpose = ListVersionView['purposes'][number];
type Consent = ListVersionView['consent'];
const PURPOSES: readonly Purpose[] = ['exchange', 'tracing', 'medical', 'return'];
const CONSENTS: readonly Consent[] = ['each', 'given', 'by_family', 'unknown'];

type Stage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly checked: CheckedList; readonly csv: Blob; readonly query: string }
  | { readonly kind: 'done'; readonly version: number };

interface BringProps {
  readonly parties: readonly string[];
  readonly lists: readonly ListVersionView[];
}

export function Bring(props: BringProps): ReactNode {
  const { bring, shown } = usePersonWords();
  const { edition, typed } = useEmptied();
  return (
    <section>
      <h2>{bring.title}</h2>
      <fieldset
        className="persons-bring"
        data-testid="bring"
        aria-label={bring.title}
        onChange={typed}
        onDrop={typed}
      >
        {edition > 0 && (
          <p className="persons-until small" role="status">
            {shown.typedGone}
          </p>
        )}
        <BringOne key={edition} {...props} />
      </fieldset>
    </section>
  );
}

function BringOne(props: BringProps): ReactNode {
  const words = usePersonWords();
  const { name } = useSpeech();
  const { tell } = useTell();
  const [of, setOf] = useState(props.parties[0]!);
  const [how, setHow] = useState<'file' | 'form'>('file');
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const newest = props.lists.findLast((list) => list.of === of);
  const [purposes, setPurposes] = useState<readonly Purpose[]>(newest?.purposes ?? ['exchange', 'tracing']);
  const [consent, setConsent] = useState<Consent>(newest?.consent ?? 'each');
  const { bring } = words;
  const path = `lists/${encodeURIComponent(of)}`;

  const check = async (csv: Blob): Promise<void> => {
    const query = new URLSearchParams({ purpose: purposes.join(','), consent });
    if (how === 'form') query.set('besides', 'true');
    setFailure(null);
    setStage({ kind: 'checking' });
    const told = await tell<CheckedList>(`${path}/check?${query}`, csv);
    if (told.ok) setStage({ kind: 'checked', checked: told.value, csv, query: query.toString() });
    else {
      setStage({ kind: 'choosing' });
      setFailure(told.failure);
    }
  };
  const seal = async (csv: Blob, query: string): Promise<void> => {
    const told = await tell<CheckedList>(`${path}?${query}`, csv);
    if (!told.ok) {
      setFailure(told.failure);
      return;
    }
    setStage({ kind: 'done', version: told.value.info.version });
    forgetAnswers();
  };
  const again = (): void => {
    setFailure(null);
    setStage({ kind: 'choosing' });
  };
  return (
    <>
      {stage.kind === 'done' && (
        <div role="status">
          <p>
            <strong>{bring.done(stage.version, name(of))}</strong>
          </p>
          {how === 'file' && <p className="soft">{bring.doneHint}</p>}
          <Button variant="default" onClick={again}>
            {bring.again}
          </Button>
        </div>
      )}
      {stage.kind === 'checked' && (
        <Checked
          checked={stage.checked}
          seal={() => seal(stage.csv, stage.query)}
          back={again}
          failure={failure}
        />
      )}
      {/* Kept while it is looked at, so that what was typed is there when one goes back; its end drops it. */}
      <div
        className="persons-form"
        hidden={stage.kind === 'checked' || stage.kind === 'done'}
        key={String(stage.kind === 'done')}
      >
        {props.parties.length > 1 && (
          <NativeSelect
            label={bring.of}
            value={of}
            onChange={(event) => setOf(event.currentTarget.value)}
            data={props.parties.map((id) => ({ value: id, label: name(id) }))}
          />
        )}
        <Checkbox.Group
          label={bring.purpose}
          value={[...purposes]}
          onChange={(chosen) => setPurposes(PURPOSES.filter((one) => chosen.includes(one)))}
          error={purposes.length === 0 && bring.purposeNeeded}
        >
          <div className="persons-line">
            {PURPOSES.map((one) => (
              <Checkbox key={one} value={one} label={words.purposes[one]} />
            ))}
          </div>
        </Checkbox.Group>
        <NativeSelect
          label={bring.consent}
          value={consent}
          onChange={(event) => setConsent(event.currentTarget.value as Consent)}
          data={CONSENTS.map((one) => ({ value: one, label: words.consents[one] }))}
        />
        <SegmentedControl
          aria-label={bring.how}
          value={how}
          onChange={(chosen) => setHow(chosen as 'file' | 'form')}
          data={[
            { value: 'file', label: bring.file },
            { value: 'form', label: bring.form },
          ]}
        />
        <Refused failure={failure} />
        {how === 'file' ? (
          <FileChoice busy={stage.kind === 'checking'} disabled={purposes.length === 0} check={check} />
        ) : (
          <PersonForm busy={stage.kind === 'checking'} disabled={purposes.length === 0} check={check} />
        )}
      </div>
    </>
  );
}
