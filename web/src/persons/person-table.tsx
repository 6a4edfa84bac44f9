/** Persons in clear: a table on a desk, cards on a phone; a page at a time, found by what is shown. */
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { Person } from '../api/types.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';

const ON_A_PAGE = 50;

export function PersonTable(props: { readonly persons: readonly Person[] }): ReactNode {
  const words = usePersonWords();
  const { number } = useSpeech();
  const [wanted, setWanted] = useState('');
  const [from, setFrom] = useState(0);
  const { persons } = props;
  const found = useMemo(() => {
    const part = wanted.trim().toLowerCase();
    return part === ''
      ? persons
      : persons.filter((person) =>
          [person.id, ...namesOf(person)].some((text) => text.toLowerCase().includes(part)),
        );
  }, [persons, wanted]);
  const page = found.slice(from, from + ON_A_PAGE);
  const { columns } = words;
  return (
    <>
      {persons.length > 10 && (
        <TextInput
          label={words.read.find}
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setFrom(0);
          }}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {found.length === 0 && <p className="soft">{words.read.none}</p>}
      <table className="plain-table person-rows">
        <thead>
          <tr>
            {[
              columns.id,
              words.read.name,
              columns.born,
              columns.rank,
              columns.unit,
              words.read.captured,
              columns.status,
              columns.consent,
            ].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.map((person) => (
            <Row key={person.id} person={person} />
          ))}
        </tbody>
      </table>
      {found.length > ON_A_PAGE && (
        <div className="persons-line">
          <Button variant="default" size="xs" disabled={from === 0} onClick={() => setFrom(from - ON_A_PAGE)}>
            {words.read.previous}
          </Button>
          <span>{words.read.page(number(from + 1), number(from + page.length), number(found.length))}</span>
          <Button
            variant="default"
            size="xs"
            disabled={from + ON_A_PAGE >= found.length}
            onClick={() => setFrom(from + ON_A_PAGE)}
          >
            {words.read.next}
          </Button>
        </div>
      )}
    </>
  );
}

function Row(props: { readonly person: Person }): ReactNode {
  const words = usePersonWords();
  const { person } = props;
  const { columns, purposes, consents, statuses } = words;
  const cells: readonly (readonly [string, ReactNode])[] = [
    [columns.born, lines([person.born, person.birthPlace])],
    [columns.rank, person.rank],
    [columns.unit, person.unit],
    [words.read.captured, lines([person.capturedOn, person.capturedAt])],
    [columns.status, person.status && statuses[person.status]],
    [
      columns.consent,
      lines([person.consent && consents[person.consent], person.purpose && purposes[person.purpose]]),
    ],
  ];
  return (
    <tr>
      <td className="small">{person.id}</td>
      <th scope="row" translate="no">
        {lines(namesOf(person))}
      </th>
      {cells.map(([head, content]) => (
        <td key={head} data-head={head} data-empty={!content || undefined}>
          {content}
        </td>
      ))}
    </tr>
  );
}

function lines(texts: readonly (string | undefined)[]): ReactNode {
  const present = texts.filter((text) => text !== undefined && text !== '');
  return present.length === 0
    ? null
    : present.map((text, index) => (
        <span key={text} className={index === 0 ? undefined : 'soft'}>
          {text}
          {index < present.length - 1 && <br />}
        </span>
      ));
}

const namesOf = ({ names }: Person): readonly string[] => [
  ...new Set(
    names.map(
      ({ family, given, patronymic, full }) =>
        [family, given, patronymic].filter(Boolean).join(' ').trim() || (full ?? ''),
    ),
  ),
];
