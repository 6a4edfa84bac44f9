/** Files that go with it: kept on the phone as they are, and for each of them the question whether faces are to be seen. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Faces } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';
import { Choice } from './choice.tsx';
import { newId, type Photo } from './form.ts';
import { Part, type PartProps } from './part.tsx';

/** As the server takes them. */
const MOST_MEGABYTES = 25;
const FACES: readonly Faces[] = ['none', 'blurred', 'sealed'];

export function PhotosPart({ form, change }: PartProps): ReactNode {
  const { words } = useSpeech();
  const { photos: said } = words.observe;
  const [problem, setProblem] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const add = (files: readonly File[]): void => {
    setProblem('');
    const fit: Photo[] = [];
    for (const file of files) {
      if (file.size > MOST_MEGABYTES << 20) setProblem(said.tooLarge(MOST_MEGABYTES));
      else if (!/^(image|video|audio)\//.test(file.type) || /svg/.test(file.type)) setProblem(said.wrongType);
      else fit.push({ id: newId(), file, capturedMs: file.lastModified || null, faces: '' });
    }
    if (fit.length > 0) change({ photos: [...form.photos, ...fit] });
  };
  const set = (id: string, some: Partial<Photo>): void =>
    change({ photos: form.photos.map((one) => (one.id === id ? { ...one, ...some } : one)) });
  return (
    <Part title={said.title}>
      <p className="soft small">{said.hint}</p>
      <input
        ref={picker}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={said.title}
        accept="image/*,video/*,audio/*"
        multiple
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {form.photos.map((photo) => (
        <div key={photo.id} className="observe-photo">
          <Preview file={photo.file} />
          <Choice
            title={said.faces}
            answers={FACES.map((value) => ({ value, word: said.facesOf[value] }))}
            value={photo.faces}
            onChange={(faces) => set(photo.id, { faces })}
          />
          <button
            type="button"
            className="text-button"
            onClick={() => change({ photos: form.photos.filter(({ id }) => id !== photo.id) })}
          >
            {said.remove}
          </button>
        </div>
      ))}
      {problem && (
        <p role="alert" className="observe-note">
          {problem}
        </p>
      )}
      <Button size="md" variant="default" onClick={() => picker.current?.click()}>
        {said.add}
      </Button>
    </Part>
  );
}

function Preview({ file }: { readonly file: Blob }): ReactNode {
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  if (file.type.startsWith('image/')) return <img src={address} alt="" />;
  return <code className="small">{file.type}</code>;
}
