/** What parties and guarantors said, about anything, by time, with filters. */
import { type ReactNode, useMemo } from 'react';
import { useAddress } from '../address/address.ts';
import type { Declaration } from '../api/types.ts';
import { type Choice, FilterSentence } from '../filter/sentence.tsx';
import { Empty } from '../frame/states.tsx';
import { useSpeech } from '../words/speech.tsx';
import { DeclarationList } from './declarations.tsx';

export function AllDeclarations({
  declarations,
}: {
  readonly declarations: readonly Declaration[];
}): ReactNode {
  const { words, mission, name, text } = useSpeech();
  const { query } = useAddress();
  const chosen = (key: string): string[] => (query[key] ?? '').split(',').filter(Boolean);
  const [about, by, act] = [chosen('about'), chosen('by'), chosen('act')];
  const present = useMemo(
    () => ({
      about: [...new Set(declarations.map((one) => one.about))].sort(),
      by: [...new Set(declarations.map((one) => one.by))].sort(),
      act: [...new Set(declarations.map((one) => one.act))].sort(),
    }),
    [declarations],
  );
  const title = (id: string): string => {
    const agreement = mission.agreements.find((known) => known.id === id);
    return agreement ? text(agreement.title) : id.replaceAll('-', ' ');
  };
  const choices: Choice[] = [
    {
      key: 'by',
      label: words.positions.by,
      values: by,
      options: present.by.map((value) => ({ value, label: name(value) })),
    },
    {
      key: 'act',
      label: words.positions.act,
      values: act,
      options: present.act.map((value) => ({ value, label: words.act[value] })),
    },
    {
      key: 'about',
      label: words.positions.about,
      values: about,
      options: present.about.map((value) => ({ value, label: title(value) })),
    },
  ];
  const shown = declarations.filter(
    (one) =>
      (about.length === 0 || about.includes(one.about)) &&
      (by.length === 0 || by.includes(one.by)) &&
      (act.length === 0 || act.includes(one.act)),
  );
  return (
    <section className="position-part">
      <h2>{words.positions.all}</h2>
      <FilterSentence choices={choices} lead={<strong>{words.positions.total(shown.length)}</strong>} />
      {shown.length === 0 ? <Empty title={words.positions.none} /> : <DeclarationList declarations={shown} />}
    </section>
  );
}
