/** Line icons of 20 by 20, drawn for this application; always beside a word or under a label. */
import type { ReactNode } from 'react';

const PATHS = {
  today:
    'M3 14h14M5.500 14a4.500 4.500 0 0 1 9 0M10 4v2.500M3.800 7.800l1.700 1.700M16.200 7.800l-1.700 1.700M6 17h8',
  public:
    'M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15zM2.500 10h15M10 2.500c-4.500 4.500-4.500 10.500 0 15 4.500-4.500 4.500-10.500 0-15z',
  line: 'M2 14c4 0 4-8 8-8s4 6 8 4M5 17h.01M10 13h.01M15 15h.01',
  findings: 'M4 4h12M4 8h12M4 12h7M4 16h5M13 14.5l1.8 1.8L18 13',
  treatment:
    'M10 3v14M6 6h8M3.500 11 6 6l2.500 5a2.500 2.500 0 0 1-5 0zM11.500 11 14 6l2.500 5a2.500 2.500 0 0 1-5 0zM7 17h6',
  agreements: 'M5 2.5h7l3 3v12H5zM8 9h5M8 12h5M8 15h3',
  truces: 'M3 16V9M7 16V5M11 16v-5M15 16V8M2.5 17.5h15',
  claims: 'M3 4h14v9H9l-3.500 3v-3H3zM6.500 7.500h7M6.500 10h4',
  sky: 'M2.500 12.500l15-8-5 12-3.500-4.500zM9 12l8.500-7.500',
  coverage: 'M3 15a7 7 0 0 1 14 0M6.500 15a3.500 3.500 0 0 1 7 0M10 15h.01M3 5l2 2M17 5l-2 2M10 3v2.500',
  people:
    'M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2.5 16c0-3 2-4.5 4.5-4.5s4.5 1.500 4.500 4.500M13 9.500a2 2 0 1 0 0-4M13.500 12c2.500 0 4 1.500 4 4',
  positions: 'M3 4h9v7H7l-3 2.500V11H3zM9 14h4l3 2.500V14h1V7h-2',
  cases: 'M2.500 6h5l1.500 2h8.500v8.500h-15zM2.500 6V4h5M6.500 12h7',
  reports: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h4',
  sources:
    'M10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.500 14.500a6.400 6.400 0 0 1 0-9M14.500 5.500a6.400 6.400 0 0 1 0 9M3 17a10 10 0 0 1 0-14M17 3a10 10 0 0 1 0 14',
  verify: 'M10 2.500 4 5v5c0 4 2.500 6.500 6 7.500 3.500-1 6-3.500 6-7.500V5zM7.500 10l2 2 3.500-4',
  observe:
    'M10 17s-5.500-4.800-5.500-9.200a5.500 5.500 0 0 1 11 0C15.500 12.200 10 17 10 17zM10 5.500v4.600M7.700 7.800h4.600',
  incident: 'M10 3v3M10 14v3M3 10h3M14 10h3M10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  person: 'M10 10a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3.500 17.500c0-4 3-6 6.500-6s6.500 2 6.500 6',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.500 13.500 17.500 17.500',
  moon: 'M16 12A7 7 0 1 1 8 4a5.500 5.500 0 0 0 8 8z',
  sun: 'M10 13.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M15.700 4.300l-1.100 1.100M5.400 14.600l-1.100 1.100',
  close: 'M5 5l10 10M15 5 5 15',
  copy: 'M7 7h10v10H7zM13 7V3H3v10h4',
  link: 'M8.500 11.500l3-3M9 6l1.500-1.500a3.500 3.500 0 0 1 5 5L14 11M11 14l-1.500 1.500a3.500 3.500 0 0 1-5-5L6 9',
  expand: 'M12 3h5v5M17 3l-6 6M8 17H3v-5M3 17l6-6',
  play: 'M6 4l10 6-10 6z',
  pause: 'M6.500 4v12M13.500 4v12',
  back: 'M12.500 4.500 7 10l5.500 5.500',
  forward: 'M7.500 4.500 13 10l-5.500 5.500',
  down: 'M4.500 7.500 10 13l5.500-5.500',
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  home: 'M3 9V3h6M17 11v6h-6M11 3h6v6M9 17H3v-6',
  download: 'M10 3v10M5.500 9 10 13.500 14.500 9M3.500 17h13',
  layers: 'M10 3 2.500 7 10 11l7.500-4zM2.500 11 10 15l7.500-4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon(props: { readonly name: IconName; readonly size?: number }): ReactNode {
  const size = props.size ?? 20;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={props.name === 'more' ? 2.6 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}
