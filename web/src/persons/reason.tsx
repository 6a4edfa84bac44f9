/** The reason that comes before each reading, with what is entered in the ledger said beside it. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Failure } from '../api/load.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { Refused } from './said.tsx';

export function ReasonForm(props: {
  readonly go: string;
  readonly act: (reason: string) => Promise<Failure | null>;
  /** Of something that is done, rather than read. */
  readonly isDeed?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  const { reason: words } = usePersonWords();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    setFailure(await props.act(reason.trim()));
    setBusy(false);
  };
  return (
    <form className="persons-form" onSubmit={(event) => void send(event)}>
      {props.children}
      <TextInput
        label={words.label}
        description={props.isDeed ? words.doneNote : words.note}
        placeholder={words.placeholder}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={300}
        autoComplete="off"
        required
      />
      <Refused failure={failure} />
      <Button
        type="submit"
        loading={busy}
        disabled={props.disabled || reason.trim() === ''}
        {...(props.danger ? { color: 'red' } : {})}
      >
        {props.go}
      </Button>
    </form>
  );
}
