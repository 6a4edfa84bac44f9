/**
 * The protocol of an exchange with names, over the page: whose persons, which languages, the reason; then the page of the server in a
 * frame of its own, without scripts, to print. It has no address and is dropped like any names.
 */
import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useSession } from '../access/session.ts';
import { latest } from '../api/load.ts';
import { usePhone } from '../frame/rail.tsx';
import { LANGUAGE_NAMES } from '../words/catalogue.ts';
import { usePersonWords } from '../words/persons/choice.ts';
import { LANGUAGES, type Language } from '../words/plural.ts';
import { useSpeech } from '../words/speech.tsx';
import { usePassing } from './passing.ts';
import { idsIn } from './reading.tsx';
import { ReasonForm } from './reason.tsx';
import { Until } from './said.tsx';
import { useTell } from './tell.ts';

interface Which {
  readonly exchange: string;
  readonly day: string;
  readonly atMs: number;
}

/** Nothing for those who have no list. */
export function NamedProtocol(props: Which): ReactNode {
  const { protocol } = usePersonWords();
  const [open, setOpen] = useState(false);
  const own = latest(useSession())?.persons.lists ?? [];
  if (own.length === 0) return null;
  return (
    <>
      <button type="button" className="text-button small" onClick={() => setOpen(true)}>
        {protocol.open}
      </button>
      {open && <InWindow {...props} own={own} close={() => setOpen(false)} />}
    </>
  );
}

function InWindow(props: Which & { readonly own: readonly string[]; readonly close: () => void }): ReactNode {
  const { protocol, read: words } = usePersonWords();
  const { language, name } = useSpeech();
  const { tellForPage } = useTell();
  const passing = usePassing<string>();
  const frame = useRef<HTMLIFrameElement>(null);
  const [chosen, setChosen] = useState<readonly string[]>(props.own);
  const [ids, setIds] = useState<Readonly<Record<string, string>>>({});
  const [pair, setPair] = useState<readonly [Language, Language]>([
    language,
    language === 'uk' ? 'ru' : 'uk',
  ]);
  const show = async (reason: string) => {
    const lists = chosen.map((of) => {
      const own = idsIn(ids[of] ?? '');
      return own.length === 0 ? { of } : { of, ids: own };
    });
    const told = await tellForPage(`protocols/${encodeURIComponent(props.exchange)}`, {
      reason,
      one: pair[0],
      other: pair[1],
      at: props.atMs,
      lists,
    });
    if (!told.ok) return told.failure;
    passing.keep(told.value);
    return null;
  };
  const isShown = passing.value !== null;
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={props.close}
      title={protocol.title(props.day)}
      size={isShown ? 'min(1000px, 96vw)' : 'lg'}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': protocol.close }}
    >
      <div className="persons-window">
        <Until passing={passing} />
        {passing.value !== null ? (
          <>
            <div className="persons-line">
              <Button onClick={() => frame.current?.contentWindow?.print()}>{protocol.print}</Button>
              <Button variant="default" onClick={props.close}>
                {protocol.close}
              </Button>
            </div>
            <iframe
              ref={frame}
              className="persons-page"
              title={protocol.title(props.day)}
              srcDoc={passing.value}
              // Without scripts; of this origin, so that it can be printed from here.
              sandbox="allow-same-origin allow-modals"
            />
          </>
        ) : (
          <>
            <p className="soft">{protocol.intro}</p>
            <ReasonForm go={protocol.go} act={show} disabled={chosen.length === 0 || pair[0] === pair[1]}>
              <Checkbox.Group
                label={protocol.lists}
                value={[...chosen]}
                onChange={(now) => setChosen(props.own.filter((of) => now.includes(of)))}
                error={chosen.length === 0 && protocol.oneList}
              >
                <div className="persons-line">
                  {props.own.map((of) => (
                    <Checkbox key={of} value={of} label={name(of)} />
                  ))}
                </div>
              </Checkbox.Group>
              {chosen.map((of) => (
                <TextInput
                  key={of}
                  label={protocol.ids(name(of))}
                  description={words.idsHint}
                  value={ids[of] ?? ''}
                  onChange={(event) => setIds({ ...ids, [of]: event.currentTarget.value })}
                  autoComplete="off"
                />
              ))}
              <div className="persons-fields">
                {([0, 1] as const).map((place) => (
                  <NativeSelect
                    key={place}
                    label={`${protocol.languages} ${place + 1}`}
                    value={pair[place]}
                    onChange={(event) => {
                      const now = event.currentTarget.value as Language;
                      setPair(place === 0 ? [now, pair[1]] : [pair[0], now]);
                    }}
                    error={place === 1 && pair[0] === pair[1] && protocol.two}
                    data={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
                  />
                ))}
              </div>
            </ReasonForm>
          </>
        )}
      </div>
    </Modal>
  );
}
