/** Who one is: a menu in the head with role, name and signing out, or the way to sign in. Nothing where nobody can sign in. */
import { Menu, Modal, UnstyledButton } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { latest } from '../api/load.ts';
import { Icon } from '../frame/icons.tsx';
import { useSpeech } from '../words/speech.tsx';
import { useSession } from './session.ts';
import { SignIn } from './sign-in.tsx';

/** What this phone keeps is asked about before one goes; most readers keep nothing and never load it. */
const leaving = () => import('../observe/leave.tsx');
const LeaveQuestion = lazy(() => leaving().then((made) => ({ default: made.LeaveQuestion })));

export function Who(props: { readonly phone: boolean }): ReactNode {
  const { words, name } = useSpeech();
  const session = latest(useSession());
  const [asked, setAsked] = useState(false);
  const [waiting, setWaiting] = useState(0);
  if (!session?.signIn) return null;
  const { access } = words;
  if (session.role === 'public') {
    return (
      <>
        <UnstyledButton className="header-choice" aria-label={access.signIn} onClick={() => setAsked(true)}>
          <Icon name="person" size={16} />
          {!props.phone && access.signIn}
        </UnstyledButton>
        <Modal opened={asked} onClose={() => setAsked(false)} title={access.signIn} centered>
          <SignIn done={() => setAsked(false)} />
        </Modal>
      </>
    );
  }
  const role = access.roles[session.role];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className="header-choice" aria-label={`${access.whoAmI}: ${session.name}, ${role}`}>
          <Icon name="person" size={16} />
          {!props.phone && (session.name || role)}
          <Icon name="down" size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {role}
          {session.party && ` · ${name(session.party)}`}
        </Menu.Label>
        <Menu.Item
          onClick={() =>
            void leaving().then(({ signOutOrAsk }) => signOutOrAsk(session.change).then(setWaiting))
          }
        >
          {access.signOut}
        </Menu.Item>
      </Menu.Dropdown>
      {waiting > 0 && (
        <Suspense>
          <LeaveQuestion waiting={waiting} change={session.change} done={() => setWaiting(0)} />
        </Suspense>
      )}
    </Menu>
  );
}
