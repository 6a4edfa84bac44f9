/** The hotline: one side asks the other to stop, the other answers; both times stand beside each other. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSession } from '../access/session.ts';
import { type Failure, latest, useLoad } from '../api/load.ts';
import type { HotlineView, SessionView } from '../api/types.ts';
import { Empty, Show } from '../frame/states.tsx';
import { useCaseWords } from '../words/cases/choice.ts';
import { useSpeech } from '../words/speech.tsx';
import { lengthText } from './clock-text.ts';
import { Refused } from './draft-state.tsx';
import { useNow } from './now.ts';
import { post } from './send-step.ts';
import { When } from './when.tsx';

type Call = HotlineView['calls'][number];
const SPEAKERS: readonly string[] = ['administrator', 'chief_monitor', 'party_delegate'];

export function Hotline(): ReactNode {
  const { words: frame } = useSpeech();
  const words = useCaseWords();
  const session = latest(useSession());
  const known = session !== null && session.role !== 'public';
  const loaded = useLoad<HotlineView>(known ? 'hotline' : null);
  return (
    <>
      <header>
        <h1>{words.hotline.title}</h1>
        <p className="soft">{words.hotline.note}</p>
      </header>
      {session && !known && <Empty title={words.hotline.forbidden} hint={words.opening.forbiddenHint} />}
      {session && known && (
        <>
          {SPEAKERS.includes(session.role) && <CallForm session={session} />}
          <Show loaded={loaded} words={frame}>
            {({ calls }) => <Calls calls={calls} session={session} />}
          </Show>
        </>
      )}
    </>
  );
}

function Calls(props: { readonly calls: readonly Call[]; readonly session: SessionView }): ReactNode {
  const words = useCaseWords();
  const { name } = useSpeech();
  const nowMs = useNow();
  const { calls, session } = props;
  if (calls.length === 0) return <Empty title={words.hotline.none} />;
  const answers = (call: Call): boolean =>
    SPEAKERS.includes(session.role) && (session.party === null || session.party === call.to);
  return (
    <ul className="case-calls" data-testid="calls">
      {[...calls].reverse().map((call) => (
        <li key={call.id}>
          <div className="case-sides">
            <div className="case-side">
              <h2>{words.hotline.asks(name(call.by), name(call.to))}</h2>
              <p>{call.summary}</p>
              <When atMs={call.atMs} />
            </div>
            <div className="case-side">
              {call.answer ? (
                <>
                  <h2>
                    {name(call.answer.by)}: {words.hotline[call.answer.act]}
                  </h2>
                  <p>{call.answer.summary}</p>
                  <When atMs={call.answer.atMs} />
                  <div className="small">
                    {words.hotline.answered(lengthText(call.answer.afterMs, words))}
                  </div>
                </>
              ) : (
                <>
                  <h2>{words.hotline.noAnswer(lengthText(nowMs - call.atMs, words))}</h2>
                  {answers(call) && <AnswerForm call={call} session={session} />}
                </>
              )}
            </div>
          </div>
          <code className="case-id">{call.id}</code>
        </li>
      ))}
    </ul>
  );
}

/** One's words stay where they are until the server has taken them. */
function useSpoken(session: SessionView): {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly speak: (path: string, body: object) => Promise<boolean>;
} {
  const words = useCaseWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const speak = async (path: string, body: object): Promise<boolean> => {
    setBusy(true);
    const answer = await post<{ id: string }>(path, body, session.change ?? '');
    setBusy(false);
    setFailure(
      answer.kind === 'ok'
        ? null
        : answer.kind === 'refused'
          ? answer.failure
          : { code: 'offline', status: 0, message: words.hotline.unsure, hint: '' },
    );
    return answer.kind === 'ok';
  };
  return { busy, failure, speak };
}

function AnswerForm(props: { readonly call: Call; readonly session: SessionView }): ReactNode {
  const words = useCaseWords();
  const { call, session } = props;
  const [summary, setSummary] = useState('');
  const [reference, setReference] = useState('');
  const { busy, failure, speak } = useSpoken(session);
  const answer = (act: 'accepts' | 'rejects'): void =>
    void speak(`hotline/${encodeURIComponent(call.id)}/answer`, {
      act,
      summary,
      ...(session.party === null ? { by: call.to, reference } : {}),
    });
  const ready = summary.trim() !== '' && (session.party !== null || reference.trim() !== '');
  return (
    <div className="case-fields">
      <Textarea
        label={words.hotline.answer}
        autosize
        minRows={2}
        value={summary}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
      {session.party === null && (
        <TextInput
          label={words.hotline.reference}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      )}
      <div className="case-actions">
        <Button variant="default" disabled={!ready || busy} onClick={() => answer('accepts')}>
          {words.hotline.accept}
        </Button>
        <Button variant="default" disabled={!ready || busy} onClick={() => answer('rejects')}>
          {words.hotline.reject}
        </Button>
      </div>
      {failure && <Refused failure={failure} />}
    </div>
  );
}

function CallForm({ session }: { readonly session: SessionView }): ReactNode {
  const words = useCaseWords();
  const { mission, name } = useSpeech();
  const all = mission.parties.map(({ id }) => id);
  const [by, setBy] = useState(session.party ?? all[0] ?? '');
  const others = all.filter((id) => id !== by);
  const [wanted, setTo] = useState('');
  const to = others.includes(wanted) ? wanted : (others[0] ?? '');
  const [summary, setSummary] = useState('');
  const [reference, setReference] = useState('');
  const { busy, failure, speak } = useSpoken(session);
  const choices = (ids: readonly string[]) => ids.map((value) => ({ value, label: name(value) }));
  const delegate = session.party !== null;
  const ready = summary.trim() !== '' && (delegate || reference.trim() !== '');
  return (
    <form
      className="case-form"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { to, summary, ...(delegate ? {} : { by, reference }) };
        void speak('hotline', body).then((taken) => {
          if (taken) setSummary('');
        });
      }}
    >
      <h2>{words.hotline.call}</h2>
      <div className="case-fields">
        {!delegate && (
          <NativeSelect
            label={words.hotline.by}
            value={by}
            data={choices(all)}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          label={words.hotline.to}
          value={to}
          data={choices(others)}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Textarea
          label={words.hotline.what}
          placeholder={words.hotline.whatPlaceholder}
          autosize
          minRows={2}
          value={summary}
          onChange={(event) => setSummary(event.currentTarget.value)}
        />
        {!delegate && (
          <TextInput
            label={words.hotline.reference}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        )}
      </div>
      <div className="case-actions">
        <Button type="submit" loading={busy} disabled={!ready}>
          {words.hotline.sendCall}
        </Button>
      </div>
      {failure && <Refused failure={failure} />}
    </form>
  );
}
