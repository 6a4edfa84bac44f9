/** Destroying a version of a list: what it means, a reason, and its number typed as a second confirmation. */
import { Modal, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { forgetAnswers } from '../api/load.ts';
import type { ListVersionView } from '../api/types.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { ReasonForm } from './reason.tsx';
import { useTell } from './tell.ts';

export function Destroy(props: { readonly list: ListVersionView; readonly close: () => void }): ReactNode {
  const words = usePersonWords();
  const { name } = useSpeech();
  const { tell } = useTell();
  const [typed, setTyped] = useState('');
  const { of, version } = props.list;
  const act = async (reason: string) => {
    const told = await tell(`lists/${encodeURIComponent(of)}/destroy`, { version, reason });
    if (!told.ok) return told.failure;
    forgetAnswers();
    props.close();
    return null;
  };
  return (
    <Modal opened onClose={props.close} title={words.lists.destroyOf(name(of), version)} centered>
      <p>{words.destroy.warn}</p>
      <ReasonForm go={words.destroy.go} act={act} isDeed danger disabled={typed.trim() !== String(version)}>
        <TextInput
          label={words.destroy.type(version)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          required
        />
      </ReasonForm>
    </Modal>
  );
}
