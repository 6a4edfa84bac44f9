/** What an allegation rests on: who tells it, what material is held, what comes next, what lies under seal. */
import { Button, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../access/session.ts';
import { latest } from '../api/load.ts';
import type { SeriousHarm } from '../api/types.ts';
import { Icon } from '../frame/icons.tsx';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';

export function Basis({ finding }: { readonly finding: SeriousHarm }): ReactNode {
  const { words } = useSpeech();
  const { treatment } = words;
  const { basis, next } = finding;
  return (
    <section>
      <h3>{treatment.restsOn}</h3>
      <p className="small">
        {treatment.independent(basis.independent)}; {treatment.custody[basis.custody]}
      </p>
      <ul className="allegation-voices">
        {basis.voices.map((voice) => (
          <VoiceLine key={voice.voice} voice={voice} />
        ))}
        {basis.held.map((held) => (
          <li key={held.item}>
            <strong>{treatment.item}</strong>{' '}
            <span className="soft">
              {treatment.held[held.state]}; {treatment.faces[held.faces]}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <strong>{treatment.nextStep}:</strong> {treatment.next[next]}
      </p>
      <UnderSeal finding={finding} />
    </section>
  );
}

function VoiceLine({ voice }: { readonly voice: SeriousHarm['basis']['voices'][number] }): ReactNode {
  const { words, name } = useSpeech();
  const { treatment } = words;
  const [kind, id] = voice.voice.split(/:(.*)/s, 2) as [string, string];
  return (
    <li>
      {kind === 'party' ? <PartyName id={id} /> : <strong>{name(id)}</strong>}{' '}
      <span className="soft">
        {words.stance[voice.says]}
        {voice.counts
          ? `; ${voice.names.length === 0 ? treatment.namesNobody : treatment.names(voice.names.map(name).join(', '))}`
          : voice.says !== 'denied' && `; ${treatment.headline}`}
      </span>
    </li>
  );
}

/** Only for those who may read the entries of the ledger: to others it is not told whether anything is sealed. */
function UnderSeal({ finding }: { readonly finding: SeriousHarm }): ReactNode {
  const { treatment } = useSpeech().words;
  const session = latest(useSession());
  if (!session || session.withheld.some(({ field }) => field === 'entries')) return null;
  const { sealed } = finding.basis;
  return (
    <details className="allegation-seals">
      <summary className="small">{treatment.sealed(sealed.length)}</summary>
      {sealed.length === 0 ? (
        <p className="small soft">{treatment.sealedNone}</p>
      ) : (
        <>
          <p className="small soft">{treatment.sealedHow}</p>
          <ul>
            {sealed.map(({ id, class: releaseClass, state }) => (
              <li key={id}>
                <span className="small">{treatment.sealedClass(releaseClass)}</span>
                {state === 'destroyed' ? (
                  <span className="small soft">{treatment.destroyed}</span>
                ) : (
                  <Command
                    text={`truceline release ${id.slice(0, SHORT)} --to WHO --reason WHY --out FILE`}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** Of an id: what the commands print and take, `seal:` and twelve digits. */
const SHORT = 'seal:'.length + 12;

function Command({ text }: { readonly text: string }): ReactNode {
  const { frame } = useSpeech().words;
  return (
    <span className="allegation-command">
      <code className="small">{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="compact-xs"
            onClick={copy}
            leftSection={<Icon name="copy" size={14} />}
          >
            {copied ? frame.copied : frame.copy}
          </Button>
        )}
      </CopyButton>
    </span>
  );
}
