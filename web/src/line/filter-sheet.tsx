/** On a phone the filter sentence opens from below; the button says how many filters are set. */
import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { type Choice, FilterSentence } from '../filter/sentence.tsx';
import { useSpeech } from '../words/speech.tsx';

export function FilterSheet({ choices }: { readonly choices: readonly Choice[] }): ReactNode {
  const { words, number } = useSpeech();
  const [open, { open: show, close }] = useDisclosure(false);
  const set = choices.filter((choice) => choice.values.length > 0).length;
  return (
    <>
      <Button variant={set > 0 ? 'light' : 'default'} size="compact-sm" onClick={show}>
        {words.filter.label}
        {set > 0 && `: ${number(set)}`}
      </Button>
      <Drawer opened={open} onClose={close} position="bottom" size="60%" title={words.filter.label}>
        <FilterSentence choices={choices} />
      </Drawer>
    </>
  );
}
