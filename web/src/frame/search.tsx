/** One field for places, incidents, clauses and sectors. Spelling is folded as people type it: see fold.ts. */
import { ActionIcon, Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useHotkeys } from '@mantine/hooks';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { go, type Move } from '../address/address.ts';
import { latest, useLoad } from '../api/load.ts';
import type { IncidentList, LocalText } from '../api/types.ts';
import { useLayer } from '../map/layers.ts';
import { type Speech, useSpeech } from '../words/speech.tsx';
import { fold } from './fold.ts';
import { Icon } from './icons.tsx';
import { usePhone } from './rail.tsx';

interface Hit {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly detail: string;
  readonly move: Move;
}

export function Search(): ReactNode {
  const { words } = useSpeech();
  const phone = usePhone();
  const [open, { open: show, close }] = useDisclosure(false);
  if (!phone) return <SearchField />;
  return (
    <>
      <span className="grow" />
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.frame.searchShort} onClick={show}>
        <Icon name="search" />
      </ActionIcon>
      <Modal opened={open} onClose={close} title={words.frame.searchShort} yOffset={8}>
        <SearchField done={close} />
      </Modal>
    </>
  );
}

function SearchField(props: { readonly done?: () => void }): ReactNode {
  const speech = useSpeech();
  const { words, mission } = speech;
  const { startMs, endMs } = mission.period;
  const field = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  useHotkeys([['/', () => field.current?.focus()]]);
  const found = useLoad<IncidentList>(
    asked.length >= 2 ? `incidents?from=${startMs}&to=${endMs}&limit=8&q=${encodeURIComponent(asked)}` : null,
  );
  const places = useLayer('places');
  const hits = useMemo(
    () => [...groundHits(asked, places, speech), ...incidentHits(latest(found), speech)],
    [asked, places, speech, found],
  );
  const groups = [...new Set(hits.map((hit) => hit.group))];
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(key) => {
        const hit = hits.find((candidate) => candidate.key === key);
        if (hit) go(hit.move);
        combobox.closeDropdown();
        setText('');
        props.done?.();
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={field}
          className="search"
          size="xs"
          value={text}
          data-autofocus
          placeholder={words.frame.search}
          aria-label={words.frame.search}
          leftSection={<Icon name="search" size={16} />}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked.length < 2}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }}>
          {hits.length === 0 && (
            <Combobox.Empty>
              {found.state === 'loading' ? words.frame.searching : words.frame.nothingFound}
            </Combobox.Empty>
          )}
          {groups.map((group) => (
            <Combobox.Group key={group} label={group}>
              {hits
                .filter((hit) => hit.group === group)
                .map((hit) => (
                  <Combobox.Option key={hit.key} value={hit.key}>
                    <div className="search-hit">
                      <span>{hit.title}</span>
                      <span className="soft small">{hit.detail}</span>
                    </div>
                  </Combobox.Option>
                ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

const MOST_OF_A_KIND = 5;

function groundHits(asked: string, places: GeoJSON.FeatureCollection | null, speech: Speech): Hit[] {
  if (asked.length < 2) return [];
  const { words, text, mission } = speech;
  const wanted = fold(asked);
  const fits = (...names: (string | undefined)[]): boolean =>
    names.some((name) => name && fold(name).includes(wanted));
  const hits: Hit[] = [];
  for (const { properties, geometry } of places?.features ?? []) {
    const name = properties?.name as LocalText | string | undefined;
    if (!name || geometry.type !== 'Point') continue;
    const local = typeof name === 'string' ? { en: name } : name;
    if (!fits(local.en, local.uk, local.ru) || hits.length >= MOST_OF_A_KIND) continue;
    const [lon, lat] = geometry.coordinates;
    hits.push({
      key: `place ${local.en} ${lat}`,
      group: words.table.where,
      title: text(local),
      detail: '',
      move: { view: 'line', query: { as: undefined, at: `${lat},${lon},9` } },
    });
  }
  for (const agreement of mission.agreements) {
    const clauses = agreement.clauses.filter((clause) =>
      fits(clause.title.en, clause.title.uk, clause.title.ru),
    );
    if (
      !fits(agreement.id, agreement.title.en, agreement.title.uk, agreement.title.ru) &&
      clauses.length === 0
    )
      continue;
    hits.push({
      key: `agreement ${agreement.id}`,
      group: words.views.agreements,
      title: text(agreement.title),
      detail: clauses.map((clause) => text(clause.title)).join(' · '),
      move: { view: 'agreements', id: agreement.id },
    });
  }
  for (const sector of (mission.line?.sectors ?? [])
    .filter((known) => fits(known.id, known.near))
    .slice(0, MOST_OF_A_KIND)) {
    hits.push({
      key: `sector ${sector.id}`,
      group: words.table.sector,
      title: sector.id,
      detail: sector.near,
      move: { view: 'line', query: { sector: sector.id } },
    });
  }
  return hits;
}

function incidentHits(list: IncidentList | null, { words, moments }: Speech): Hit[] {
  return (list?.incidents ?? []).map((row) => ({
    key: row.id,
    group: words.window.incidents,
    title: `${row.place}: ${words.conduct[row.conduct]}`,
    detail: `${moments.day(row.homeMs)} · ${row.id}`,
    move: { view: 'line', query: { incident: row.id } },
  }));
}
