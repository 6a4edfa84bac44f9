/** The way between the views: a rail at the left, on a phone a bar at the bottom. Real links, so they can be sent. */
import { Menu, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useSession } from '../access/session.ts';
import { go, hrefOf, useAddress, type View } from '../address/address.ts';
import { latest } from '../api/load.ts';
import { useSpeech } from '../words/speech.tsx';
import { Icon } from './icons.tsx';

const RAIL: readonly View[] = [
  'line',
  'findings',
  'treatment',
  'agreements',
  'truces',
  'sky',
  'coverage',
  'people',
  'positions',
  'cases',
  'reports',
  'sources',
  'verify',
];
/** Who stands there and hears. */
const OBSERVERS: readonly string[] = ['monitor', 'chief_monitor'];
export const STAFF: readonly string[] = ['administrator', 'chief_monitor', 'monitor', 'analyst'];
const ON_PHONE: readonly View[] = ['line', 'findings', 'agreements', 'reports'];

/** Views that are reached from another one, and stand under it. */
const WITHIN: Readonly<Partial<Record<View, View>>> = { claims: 'findings' };

/** Findings open on the clauses that bound; those out of force are one choice away. */
const BINDING = { query: { verdict: 'violation,undetermined' } };

export const usePhone = (): boolean =>
  useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;

export function Rail(): ReactNode {
  const { words } = useSpeech();
  const phone = usePhone();
  const address = useAddress();
  const session = latest(useSession());
  const role = session?.role ?? 'public';
  const observes = OBSERVERS.includes(role);
  // What the mission's own people see first, the public's page, and what monitors open most.
  const first: readonly View[] = [
    ...(observes ? (['observe'] as const) : []),
    ...(STAFF.includes(role) ? (['today'] as const) : []),
    ...(role === 'public' ? (['public'] as const) : []),
  ];
  const all: readonly View[] = [...first, ...RAIL, ...(role === 'public' ? [] : (['public'] as const))];
  const near: readonly View[] = [...first, ...ON_PHONE].slice(0, ON_PHONE.length);
  const shown = phone ? near : all;
  const rest = phone ? all.filter((view) => !near.includes(view)) : [];
  return (
    <nav className="rail" aria-label={words.frame.navigation}>
      {shown.map((view) => (
        <a
          key={view}
          href={hrefOf({
            view,
            id: '',
            ...(view === 'findings' && address.view !== 'findings' ? BINDING : {}),
          })}
          aria-current={address.view === view || WITHIN[address.view] === view ? 'page' : undefined}
          className="rail-item"
        >
          <Icon name={view} />
          <span>{words.views[view]}</span>
        </a>
      ))}
      {rest.length > 0 && (
        <Menu position="top-end">
          <Menu.Target>
            <UnstyledButton
              className="rail-item"
              aria-current={rest.includes(address.view) ? 'page' : undefined}
            >
              <Icon name="more" />
              <span>{rest.includes(address.view) ? words.views[address.view] : words.frame.more}</span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((view) => (
              <Menu.Item
                key={view}
                leftSection={<Icon name={view} size={18} />}
                onClick={() => go({ view, id: '' })}
              >
                {words.views[view]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
