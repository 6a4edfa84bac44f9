/** Where files and folders are dropped, or chosen by buttons: both ways lead to the same. */
import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useSpeech } from '../words/speech.tsx';
import { type Found, foundIn, foundInDrop } from './given.ts';

/** The types of React do not know this attribute; every browser of a desk does. */
const WHOLE_FOLDER = { webkitdirectory: '' };

export function DropZone(props: {
  readonly take: (found: readonly Found[]) => void;
  readonly disabled: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { verify } = useSpeech().words;
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const chosen = (input: HTMLInputElement): void => {
    const found = foundIn(input.files!);
    // The same file may be chosen again after it was changed.
    input.value = '';
    if (found.length > 0) props.take(found);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the buttons inside do the same
    <div
      className="drop-zone"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (props.disabled) return;
        // A folder that vanishes while it is walked holds nothing.
        void foundInDrop(event.dataTransfer).then(props.take, () => props.take([]));
      }}
    >
      <strong>{verify.drop}</strong>
      <span className="soft small">{verify.dropHint}</span>
      <div className="verify-buttons">
        <Button size="xs" disabled={props.disabled} onClick={() => files.current!.click()}>
          {verify.chooseFiles}
        </Button>
        <Button size="xs" variant="default" disabled={props.disabled} onClick={() => folder.current!.click()}>
          {verify.chooseFolder}
        </Button>
        {props.children}
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-testid="verify-files"
        onChange={(event) => chosen(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        {...WHOLE_FOLDER}
        hidden
        data-testid="verify-folder"
        onChange={(event) => chosen(event.currentTarget)}
      />
    </div>
  );
}
