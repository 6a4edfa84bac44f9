/** Cases: the queue, one case, the opening of a case, the hotline. Which of them, the address says. */
import type { ReactNode } from 'react';
import { useSession } from '../access/session.ts';
import { hrefOf, useAddress } from '../address/address.ts';
import { latest } from '../api/load.ts';
import { useCaseWords } from '../words/cases/choice.ts';
import { CasePage } from './case-page.tsx';
import { Hotline } from './hotline.tsx';
import { mayOpen } from './may-open.ts';
import { OpenCase } from './open-case.tsx';
import { Queue } from './queue.tsx';
import './cases.css';

/** Ids of cases begin with "case:". */
export const HOTLINE = 'hotline';
export const OPENING = 'open';

export default function Cases(): ReactNode {
  const { id } = useAddress();
  return (
    <div className="page cases">
      <Parts id={id} />
      {id === '' && <Queue />}
      {id === HOTLINE && <Hotline />}
      {id === OPENING && <OpenCase />}
      {id !== '' && id !== HOTLINE && id !== OPENING && <CasePage key={id} id={id} />}
    </div>
  );
}

function Parts({ id }: { readonly id: string }): ReactNode {
  const { parts } = useCaseWords();
  const session = latest(useSession());
  const known = session !== null && mayOpen(session);
  const links = [
    { id: '', label: parts.queue },
    ...(known
      ? [
          { id: OPENING, label: parts.open },
          { id: HOTLINE, label: parts.hotline },
        ]
      : []),
  ];
  const none = { about: undefined, finding: undefined };
  return (
    <nav className="case-parts" aria-label={parts.label}>
      {links.map((link) => (
        <a
          key={link.id}
          href={hrefOf({ view: 'cases', id: link.id, query: none })}
          aria-current={id === link.id ? 'page' : undefined}
        >
          {link.label}
        </a>
      ))}
    </nav>
  );
}
