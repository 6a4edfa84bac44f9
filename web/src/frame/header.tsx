/** The head of every view: what mission, what it stands on, search, language, light or dark. */
import { ActionIcon, Menu, Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Who } from '../access/who.tsx';
import { go, hrefOf } from '../address/address.ts';
import { Feeds } from '../morning/feeds.tsx';
import { rememberScheme, useScheme } from '../theme/theme.tsx';
import { LANGUAGE_NAMES } from '../words/catalogue.ts';
import { rememberLanguage } from '../words/choice.ts';
import { LANGUAGES } from '../words/plural.ts';
import { useSpeech } from '../words/speech.tsx';
import { Icon } from './icons.tsx';
import { usePhone } from './rail.tsx';
import { Search } from './search.tsx';

export function Header(): ReactNode {
  const { words, text, mission } = useSpeech();
  const phone = usePhone();
  return (
    <header className="header">
      <a className="brand" href={hrefOf({ view: 'line', id: '' })}>
        <strong>Truceline</strong>
        <span className="mission-name">{text(mission.title)}</span>
      </a>
      <Search />
      <Feeds compact={phone} />
      {!phone && <StandsOn />}
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton className="header-choice">
            <span className="visually-hidden">{words.frame.languageChoice}: </span>
            {phone ? <LanguageCode /> : words.language}
            <Icon name="down" size={14} />
          </UnstyledButton>
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
        </Menu.Dropdown>
      </Menu>
      <Who phone={phone} />
      <SchemeSwitch />
    </header>
  );
}

function LanguageCode(): ReactNode {
  const { language, words } = useSpeech();
  return (
    <>
      <span aria-hidden="true">{language}</span>
      <span className="visually-hidden">{words.language}</span>
    </>
  );
}

function SchemeSwitch(): ReactNode {
  const { words } = useSpeech();
  const scheme = useScheme();
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={other === 'dark' ? words.frame.toDark : words.frame.toLight}
      onClick={() => {
        rememberScheme(other);
        go({ query: { theme: other } }, 'replace');
      }}
    >
      <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
    </ActionIcon>
  );
}

function StandsOn(): ReactNode {
  const { words, mission } = useSpeech();
  const { records, ledger, configuration, version } = mission.standsOn;
  return (
    <Popover position="bottom-end" width={360} shadow="md">
      <Popover.Target>
        <UnstyledButton className="header-choice soft">
          {words.frame.standsOn}: {words.frame.records(records)}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className="facts small">
          {ledger && (
            <>
              <dt>{words.frame.ledger(ledger.origin, ledger.size)}</dt>
              <dd>
                <code className="digest">{ledger.root}</code>
              </dd>
              <dt>{words.frame.ledgerKey}</dt>
              <dd>
                <code className="digest">{ledger.key}</code>
              </dd>
            </>
          )}
          <dt>{words.frame.configuration}</dt>
          <dd>
            <code className="digest">{configuration.digest}</code>
          </dd>
          <dt>{words.frame.version}</dt>
          <dd>{version}</dd>
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
