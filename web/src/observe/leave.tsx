/** Signing out on a phone that still keeps something: nothing is thrown away unasked, and nobody else's stays by mistake. */
import { Button, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { signOut } from '../access/session.ts';
import { useSpeech } from '../words/speech.tsx';
import { countWaiting, forgetWho, wipe } from './queue.ts';

/** Signs out at once where nothing waits; else says how much does. */
export async function signOutOrAsk(change: string | null): Promise<number> {
  const waiting = await countWaiting().catch(() => 0);
  if (waiting > 0) return waiting;
  await wipe().catch(() => undefined);
  await signOut(change);
  return 0;
}

export function LeaveQuestion(props: {
  /** 0: nothing is asked. */
  readonly waiting: number;
  readonly change: string | null;
  readonly done: () => void;
}): ReactNode {
  const { waiting, change, done } = props;
  const { leave } = useSpeech().words.observe;
  const after = (clear: () => Promise<void>) => async (): Promise<void> => {
    await clear().catch(() => undefined);
    await signOut(change);
    done();
  };
  return (
    <Modal opened={waiting > 0} onClose={done} title={leave.title} centered>
      <Stack gap="sm">
        <p>{leave.ask(waiting)}</p>
        <Button size="md" onClick={() => void after(forgetWho)()}>
          {leave.keep}
        </Button>
        <Button size="md" variant="default" onClick={() => void after(wipe)()}>
          {leave.wipe}
        </Button>
        <Button size="md" variant="subtle" onClick={done}>
          {leave.stay}
        </Button>
      </Stack>
    </Modal>
  );
}
