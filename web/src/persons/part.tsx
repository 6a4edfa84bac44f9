/** The parts of the page about people that are about persons themselves, each for those whom the server says. */
import type { ReactNode } from 'react';
import { useSession } from '../access/session.ts';
import { hrefOf } from '../address/address.ts';
import { latest } from '../api/load.ts';
import type { PersonRights } from '../api/types.ts';
import { Show } from '../frame/states.tsx';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { Children } from './children.tsx';
import { Lists } from './lists.tsx';
import { Matches } from './matches.tsx';
import { Missing } from './missing.tsx';
import './persons.css';

const PARTS = { lists: Lists, matches: Matches, missing: Missing, children: Children } as const;
export type PersonPart = keyof typeof PARTS;

/** Undefined for an address that names none. */
export const personPart = (id: string): PersonPart | undefined =>
  Object.hasOwn(PARTS, id) ? (id as PersonPart) : undefined;

export function Part(props: { readonly part: PersonPart }): ReactNode {
  const { words } = useSpeech();
  const session = useSession();
  const Chosen = PARTS[props.part];
  return (
    <Show loaded={session} words={words}>
      {({ persons, role, party }) => <Chosen key={`${role} ${party}`} rights={persons} />}
    </Show>
  );
}

/** What has something for this reader; the rest is reached by its address alone, and says whom it is for. */
export function PartLinks(props: { readonly part: PersonPart | undefined }): ReactNode {
  const { parts } = usePersonWords();
  const rights = latest(useSession())?.persons;
  const shown: readonly ('exchanges' | PersonPart)[] = [
    'exchanges',
    ...PART_NAMES.filter((one) => one === props.part || has(one, rights)),
  ];
  return (
    <nav className="part-links" aria-label={parts.label}>
      {shown.map((one) => (
        <a
          key={one}
          href={hrefOf({ view: 'people', id: one === 'exchanges' ? '' : one })}
          aria-current={(props.part ?? 'exchanges') === one ? 'page' : undefined}
        >
          {parts[one]}
        </a>
      ))}
    </nav>
  );
}

const PART_NAMES = Object.keys(PARTS) as readonly PersonPart[];

function has(part: PersonPart, rights: PersonRights | undefined): boolean {
  if (part === 'matches') return rights !== undefined && (rights.match || rights.lists.length > 0);
  if (part === 'missing') return rights?.askForMissing === true;
  return true;
}
