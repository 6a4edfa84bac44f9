/** Light or dark: from the address, else as chosen before on this device, else as the system asks. */
import { createTheme, MantineProvider, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useAddress } from '../address/address.ts';
import { css, PALETTES, type Palette, type Rgb, type Scheme } from './palette.ts';

const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Open Sans", sans-serif',
  primaryColor: 'slate',
  colors: {
    slate: [
      '#f1f4f7',
      '#dfe5eb',
      '#c2cdd8',
      '#9fb0c1',
      '#7f95ab',
      '#61799a',
      '#4a6685',
      '#375270',
      '#2a4159',
      '#1c2d40',
    ],
  },
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

const STORED = 'truceline-theme';

export function useScheme(): Scheme {
  const asked = useAddress().query.theme;
  if (asked === 'dark' || asked === 'light') return asked;
  const stored = localStorage.getItem(STORED);
  if (stored === 'dark' || stored === 'light') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export const rememberScheme = (scheme: Scheme): void => localStorage.setItem(STORED, scheme);

export const usePalette = (): Palette => PALETTES[useScheme()];

export function ThemeProvider(props: { readonly children: ReactNode }): ReactNode {
  const scheme = useScheme();
  const palette = PALETTES[scheme];
  useEffect(() => {
    const style = document.documentElement.style;
    for (const [name, colour] of variables(palette)) style.setProperty(`--tl-${name}`, css(colour));
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', css(palette.ground));
  }, [palette]);
  return (
    <MantineProvider theme={theme} defaultColorScheme={scheme}>
      <SchemeSetter scheme={scheme} />
      {props.children}
    </MantineProvider>
  );
}

function SchemeSetter({ scheme }: { readonly scheme: Scheme }): null {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(scheme), [scheme, setColorScheme]);
  return null;
}

function variables(palette: Palette): [string, Rgb][] {
  return [
    ...Object.entries(palette.conduct),
    ...palette.parties.map((colour, index): [string, Rgb] => [`party-${index}`, colour]),
    ['violation', palette.violation],
    ['undetermined', palette.undetermined],
    ['air', palette.air],
  ] as [string, Rgb][];
}
