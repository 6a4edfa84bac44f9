/** Signing in: name and password, and a one-time code where the account asks for one; or at an organisation. */
import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { latest } from '../api/load.ts';
import { useSpeech } from '../words/speech.tsx';
import { type SignInResult, signIn, signInAddress, useSession } from './session.ts';

export function SignIn(props: { readonly done: () => void }): ReactNode {
  const { access } = useSpeech().words;
  const [result, setResult] = useState<SignInResult>('');
  const [needsCode, setNeedsCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const organisations = latest(useSession())?.organisations ?? [];
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const of = (field: string): string => String(given.get(field) ?? '');
    setBusy(true);
    const answer = await signIn(of('name').trim(), of('password'), of('code'));
    setBusy(false);
    if (answer === '') {
      props.done();
      return;
    }
    if (answer === 'code-needed') setNeedsCode(true);
    setResult(answer);
  };
  const fault = result !== '' && result !== 'code-needed' ? access.faults[result] : '';
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack gap="sm">
        <TextInput name="name" label={access.name} autoComplete="username" required data-autofocus />
        <PasswordInput
          name="password"
          label={access.password}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': access.showPassword }}
        />
        {needsCode && (
          <TextInput
            name="code"
            label={access.code}
            description={access.codeHint}
            autoComplete="one-time-code"
            required
          />
        )}
        {fault && (
          <p role="alert" className="small">
            {fault}
          </p>
        )}
        <Button type="submit" loading={busy}>
          {access.signIn}
        </Button>
        {organisations.length > 0 && <Divider label={access.or} />}
        {organisations.map(({ id, name }) => (
          <Button key={id} component="a" href={signInAddress(id)} variant="default" styles={WRAPPED}>
            {access.signInAt(name)}
          </Button>
        ))}
      </Stack>
    </form>
  );
}

/** Names of organisations are longer than a phone is wide. */
const WRAPPED = {
  root: { height: 'auto', minHeight: 36, paddingBlock: 6 },
  label: { whiteSpace: 'normal' },
} as const;
