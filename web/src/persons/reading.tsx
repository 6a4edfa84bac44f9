/** Reading a list, or some persons of it, in a window over the page: the reason first, then the names for a while. */
import { Modal, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ShownList } from '../api/types.ts';
import { usePhone } from '../frame/rail.tsx';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { usePassing } from './passing.ts';
import { PersonTable } from './person-table.tsx';
import { ReasonForm } from './reason.tsx';
import { Until } from './said.tsx';
import { useTell } from './tell.ts';

export interface ToRead {
  readonly of: string;
  readonly version: number;
  /** Absent: whoever reads chooses. */
  readonly ids?: readonly string[];
}

/** @param props.lists several: persons of each, under one reason */
export function Reading(props: {
  readonly title: string;
  readonly lists: readonly ToRead[];
  readonly close: () => void;
}): ReactNode {
  const words = usePersonWords();
  const { name } = useSpeech();
  const { tell } = useTell();
  const [ids, setIds] = useState('');
  const passing = usePassing<readonly ShownList[]>();
  const chosen = idsIn(ids);
  const read = async (reason: string) => {
    const shown: ShownList[] = [];
    for (const { of, version, ids: given = chosen } of props.lists) {
      const body = { reason, version, ...(given.length === 0 ? {} : { ids: given }) };
      const told = await tell<ShownList>(`lists/${encodeURIComponent(of)}/read`, body);
      if (!told.ok) return told.failure;
      shown.push(told.value);
    }
    passing.keep(shown);
    return null;
  };
  return (
    <Modal
      opened
      onClose={props.close}
      title={props.title}
      size="min(1100px, 94vw)"
      fullScreen={usePhone()}
      closeButtonProps={{ 'aria-label': words.protocol.close }}
    >
      <div className="persons-window">
        <Until passing={passing} />
        {passing.value === null ? (
          <ReasonForm go={words.read.go} act={read}>
            {props.lists.every((list) => list.ids === undefined) && (
              <TextInput
                label={words.read.ids}
                description={words.read.idsHint}
                value={ids}
                onChange={(event) => setIds(event.currentTarget.value)}
                autoComplete="off"
              />
            )}
          </ReasonForm>
        ) : (
          passing.value.map(({ info, persons, unknownIds }) => (
            <section key={info.of} data-testid="persons">
              <h3>
                {words.matches.listVersion(name(info.of), info.version)}: {words.read.persons(persons.length)}
              </h3>
              {unknownIds > 0 && <p className="soft">{words.read.unknownIds(unknownIds)}</p>}
              <PersonTable persons={persons} />
            </section>
          ))
        )}
      </div>
    </Modal>
  );
}

export const idsIn = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((word) => word !== '');
