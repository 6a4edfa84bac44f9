/** The head of the page, which has no other frame: the way back, who one is, language, light or dark. */
import { ActionIcon, Menu, Modal, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { SignIn } from '../access/sign-in.tsx';
import { go, hrefOf } from '../address/address.ts';
import type { SessionView } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { rememberScheme, useScheme } from '../theme/theme.tsx';
import { LANGUAGE_NAMES } from '../words/catalogue.ts';
import { rememberLanguage } from '../words/choice.ts';
import { LANGUAGES } from '../words/plural.ts';
import { useSpeech } from '../words/speech.tsx';
import type { Who } from './keep.ts';
import { LeaveQuestion, signOutOrAsk } from './leave.tsx';

export function Head(props: {
  readonly who: Who | null;
  /** As the server says, where it says anything. */
  readonly session: SessionView | null;
  readonly signIn: () => void;
}): ReactNode {
  const { who, session, signIn } = props;
  const { words } = useSpeech();
  const { observe, access, frame } = words;
  const [leaving, setLeaving] = useState(0);
  const scheme = useScheme();
  const other = scheme === 'dark' ? 'light' : 'dark';
  const signedIn = session?.by === 'session';
  return (
    <header className="observe-head">
      <a href={hrefOf({ view: 'line', id: '' })} className="observe-back" aria-label={observe.back}>
        <Icon name="back" />
      </a>
      <div className="observe-title">
        <h1>{observe.title}</h1>
        <span className="soft small">{signedIn ? session.name : who ? who.name : observe.nobody}</span>
      </div>
      {session && !signedIn && session.signIn && (
        <UnstyledButton className="header-choice" onClick={signIn}>
          {access.signIn}
        </UnstyledButton>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={44} aria-label={observe.menu}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {LANGUAGES.map((language) => (
            <Menu.Item
              key={language}
              lang={language}
              onClick={() => {
                rememberLanguage(language);
                go({ query: { lang: language } }, 'replace');
              }}
            >
              {LANGUAGE_NAMES[language]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            onClick={() => {
              rememberScheme(other);
              go({ query: { theme: other } }, 'replace');
            }}
          >
            {other === 'dark' ? frame.toDark : frame.toLight}
          </Menu.Item>
          {signedIn && (
            <Menu.Item onClick={() => void signOutOrAsk(session.change).then(setLeaving)}>
              {access.signOut}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <LeaveQuestion waiting={leaving} change={session?.change ?? null} done={() => setLeaving(0)} />
    </header>
  );
}

export function SignInModal(props: { readonly opened: boolean; readonly close: () => void }): ReactNode {
  const { access } = useSpeech().words;
  return (
    <Modal opened={props.opened} onClose={props.close} title={access.signIn} centered>
      <SignIn done={props.close} />
    </Modal>
  );
}
