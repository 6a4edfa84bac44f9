/** Figures that the parties give about each other, beside what was found: parties side by side, each claim opens its records. */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { go, useAddress } from '../address/address.ts';
import { useLoad } from '../api/load.ts';
import type { ClaimsView } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { useSettledWindow } from '../window/window.ts';
import { useSpeech } from '../words/speech.tsx';
import { Group } from './group.tsx';
import './claims.css';

export default function Claims(): ReactNode {
  const { words, mission, moments } = useSpeech();
  const { query } = useAddress();
  const window = useSettledWindow(mission);
  const loaded = useLoad<ClaimsView>(`claims?from=${window.startMs}&to=${window.endMs}`);
  return (
    <div className="page claims">
      <header>
        <h1>{words.claims.title}</h1>
        <p className="soft">{words.claims.intro}</p>
        <p className="small soft">{moments.window(window.startMs, window.endMs)}</p>
      </header>
      <Show loaded={loaded} words={words}>
        {(view) => <Subjects view={view} about={query.about} />}
      </Show>
    </div>
  );
}

function Subjects(props: { readonly view: ClaimsView; readonly about: string | undefined }): ReactNode {
  const { words, mission, text } = useSpeech();
  const { groups, incidents } = props.view;
  const subjects = [...new Set(groups.map(({ about }) => about))];
  const about = props.about !== undefined && subjects.includes(props.about) ? props.about : '';
  const titleOf = (id: string): string => {
    const agreement = mission.agreements.find((one) => one.id === id);
    return agreement ? text(agreement.title) : id.replaceAll('-', ' ');
  };
  const english = (id: string): string => mission.parties.find((party) => party.id === id)?.name.en ?? id;
  if (groups.length === 0) return <Empty title={words.claims.none} hint={words.claims.note} />;
  return (
    <>
      <Select
        label={words.claims.about}
        value={about}
        allowDeselect={false}
        onChange={(value) => go({ query: { about: value || undefined } })}
        data={[
          { value: '', label: words.claims.everything },
          ...subjects.map((id) => ({ value: id, label: titleOf(id) })),
        ]}
        className="claims-about"
      />
      {subjects
        .filter((subject) => about === '' || about === subject)
        .map((subject) => (
          <section key={subject}>
            <h2>{titleOf(subject)}</h2>
            <div className="claims-sides">
              {groups
                .filter((group) => group.about === subject)
                .sort((a, b) => (english(a.by) < english(b.by) ? -1 : 1))
                .map((group) => (
                  <Group key={`${group.by} ${group.against}`} group={group} incidents={incidents} />
                ))}
            </div>
          </section>
        ))}
      <p className="small soft">{words.claims.note}</p>
    </>
  );
}
