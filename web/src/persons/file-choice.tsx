/** A file chosen or dropped. Its own name is not shown: people name files after persons. */
import { Button, FileButton } from '@mantine/core';
import { type DragEvent, type ReactNode, useState } from 'react';
import { usePersonWords } from '../words/persons/choice.ts';
import { useSpeech } from '../words/speech.tsx';

export function FileChoice(props: {
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly check: (csv: Blob) => Promise<void>;
}): ReactNode {
  const { bring } = usePersonWords();
  const { number } = useSpeech();
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    setFile(event.dataTransfer.files[0] ?? file);
  };
  return (
    <>
      <fieldset
        className="persons-drop"
        data-over={over || undefined}
        aria-label={bring.file}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileButton onChange={setFile} accept=".csv,.tsv,.txt,text/csv,text/plain">
          {(button) => (
            <Button variant="default" {...button}>
              {file === null ? bring.choose : bring.other}
            </Button>
          )}
        </FileButton>
        <span className="soft small" role="status">
          {file === null ? bring.drop : bring.chosen(sizeOf(file.size, number))}
        </span>
      </fieldset>
      <Button
        disabled={file === null || props.disabled}
        loading={props.busy}
        onClick={() => file && void props.check(file)}
      >
        {bring.check}
      </Button>
      <p className="small soft" aria-live="polite">
        {props.busy ? bring.checking : bring.notSealed}
      </p>
    </>
  );
}

const sizeOf = (bytes: number, number: (value: number, digits?: number) => string): string =>
  bytes < 1e6
    ? `${number(Math.max(1, Math.round(bytes / 1e3)))}\u00a0kB`
    : `${number(bytes / 1e6, 1)}\u00a0MB`;
