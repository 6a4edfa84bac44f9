/**
 * Verify: a person gives a proof, a report, a checkpoint or a whole ledger, and the page says what it checked and what it
 * found. All of it is computed here; the server gives the page itself, and its ledger as data when it is asked.
 */
import { Button, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { FormatError } from '../../../src/ledger/format/format-error.js';
import { useSpeech } from '../words/speech.tsx';
import { DropZone } from './drop-zone.tsx';
import { alteredExampleFile, EXAMPLE_KEY, exampleFile } from './example.ts';
import { type Found, sortGiven } from './given.ts';
import type { Job } from './job.ts';
import { Overview } from './overview.tsx';
import type { Place } from './place.ts';
import { Results } from './results.tsx';
import { parseLedgerKey, parseWitnessKeys } from './trust.ts';
import { useCheck } from './use-check.ts';
import './verify.css';

type Subjects = Pick<Job, 'files' | 'ledger' | 'audit'>;

export default function Verify(): ReactNode {
  const { words } = useSpeech();
  const { verify } = words;
  const { checking, run, cancel, clear } = useCheck();
  const [key, setKey] = useState('');
  const [witnesses, setWitnesses] = useState('');
  const [given, setGiven] = useState<Subjects | null>(null);
  const [checkedKeys, setCheckedKeys] = useState('');
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  const results = useRef<HTMLElement>(null);
  const keyProblem = problemOf(() => parseLedgerKey(key));
  const witnessProblem = problemOf(() => parseWitnessKeys(witnesses));
  const keys = `${key}\n${witnesses}`;

  const start = (subjects: Subjects, withKey = key): void => {
    setGiven(subjects);
    setCheckedKeys(`${withKey}\n${witnesses}`);
    run({ ...subjects, key: withKey, witnesses });
    // What was found is where the reader, and the screen reader, should be next.
    requestAnimationFrame(() => results.current?.focus());
  };
  const take = (found: readonly Found[]): void => {
    const { files, ledger, empty } = sortGiven(found);
    setRemarks(found.length === 0 ? [verify.nothingGiven] : empty.map((folder) => verify.noLedgerIn(folder)));
    if (files.length > 0 || ledger) start({ files, ledger, audit: ledger !== null });
    else {
      clear();
      setGiven(null);
    }
  };
  const example = (file: File): void => {
    setKey(EXAMPLE_KEY);
    setRemarks([]);
    start({ files: [file], ledger: null, audit: false }, EXAMPLE_KEY);
  };
  const idle = checking.state === 'idle';
  const usable = keyProblem === null && witnessProblem === null;
  return (
    <div className="page verify">
      <header>
        <h1>{verify.title}</h1>
        <p className="soft verify-intro">{verify.intro}</p>
      </header>
      <section className="verify-given" aria-label={verify.drop}>
        <DropZone take={take} disabled={!usable}>
          <Button
            variant="default"
            size="xs"
            disabled={!usable}
            onClick={() => {
              setRemarks([]);
              start({ files: [], ledger: ownLedger(), audit: true });
            }}
          >
            {verify.server}
          </Button>
        </DropZone>
        <div className="verify-keys">
          <TextInput
            label={verify.key}
            description={verify.keyHint}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
            error={keyProblem && <Bad words={verify.keyBad} problem={keyProblem} />}
            spellCheck={false}
            autoComplete="off"
            classNames={{ input: 'verify-key' }}
            placeholder="ledger.example/north+0123abcd+AQ..."
          />
          <Textarea
            label={verify.witnesses}
            description={verify.witnessesHint}
            value={witnesses}
            onChange={(event) => setWitnesses(event.currentTarget.value)}
            error={witnessProblem && <Bad words={verify.witnessesBad} problem={witnessProblem} />}
            autosize
            minRows={1}
            maxRows={4}
            spellCheck={false}
            autoComplete="off"
            classNames={{ input: 'verify-key' }}
          />
        </div>
      </section>
      {remarks.map((remark) => (
        <p key={remark} role="alert" className="verify-remark">
          {remark}
        </p>
      ))}
      {idle ? (
        <Overview example={() => example(exampleFile())} altered={() => example(alteredExampleFile())} />
      ) : (
        <section ref={results} tabIndex={-1} aria-label={verify.results} className="verify-results">
          <Results
            checking={checking}
            cancel={cancel}
            changedKeys={keys !== checkedKeys}
            again={usable && given ? () => start(given) : null}
            withServer={
              usable && given && canMeetServer(given)
                ? () => start({ ...given, ledger: ownLedger(), audit: false })
                : null
            }
            clear={() => {
              clear();
              setGiven(null);
              setRemarks([]);
            }}
          />
        </section>
      )}
    </div>
  );
}

/** The ledger of the server that gave this page, read as data: nothing it says is believed. */
const ownLedger = (): Place => ({ kind: 'address', address: new URL('ledger/', document.baseURI).href });

const canMeetServer = ({ files, ledger }: Subjects): boolean => files.length > 0 && ledger === null;

function problemOf(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
}

function Bad(props: { readonly words: string; readonly problem: string }): ReactNode {
  return (
    <>
      {props.words} <span lang="en">{props.problem}</span>
    </>
  );
}
