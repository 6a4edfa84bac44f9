/** Agreements: which one, and all that is known of it: text, readings, standing, findings, declarations, open points. */
import type { ReactNode } from 'react';
import { hrefOf, useAddress } from '../address/address.ts';
import { useLoad } from '../api/load.ts';
import type { AgreementView } from '../api/types.ts';
import { Hatch } from '../brush/bars.tsx';
import { Empty, Show } from '../frame/states.tsx';
import { DeclarationList } from '../positions/declarations.tsx';
import { useSpeech } from '../words/speech.tsx';
import { Clauses } from './clauses.tsx';
import { FindingDays } from './finding-days.tsx';
import { Readings } from './readings.tsx';
import { StandingTimeline } from './standing.tsx';
import './agreement.css';

export default function Agreements(): ReactNode {
  const { words, mission, text } = useSpeech();
  const address = useAddress();
  const id = address.id || mission.agreements[0]?.id || '';
  const loaded = useLoad<AgreementView>(id ? `agreements/${encodeURIComponent(id)}` : null);
  if (!id) return <Empty title={words.frame.nothingFound} />;
  return (
    <div className="agreements">
      <nav className="agreement-list" aria-label={words.agreement.choose}>
        {mission.agreements.map((agreement) => (
          <a
            key={agreement.id}
            href={hrefOf({ view: 'agreements', id: agreement.id })}
            aria-current={agreement.id === id ? 'page' : undefined}
          >
            {text(agreement.title)}
            <span className="soft small">{words.status[agreement.status]}</span>
          </a>
        ))}
      </nav>
      <Show loaded={loaded} words={words}>
        {(view) => <One view={view} />}
      </Show>
    </div>
  );
}

function One({ view }: { readonly view: AgreementView }): ReactNode {
  const { words, text, name, number } = useSpeech();
  const { agreement } = view;
  const names = (ids: readonly string[]): string => ids.map(name).join(', ');
  const { possible, probable, confirmed } = agreement.standard;
  return (
    <article className="page agreement">
      <Hatch />
      <header>
        <h1>{text(agreement.title)}</h1>
        <p lang="en">{agreement.summary}</p>
        <dl className="facts small">
          <dt>{words.agreement.status}</dt>
          <dd>{words.status[agreement.status]}</dd>
          <dt>{words.agreement.parties}</dt>
          <dd>{names(agreement.parties)}</dd>
          {agreement.guarantors && agreement.guarantors.length > 0 && (
            <>
              <dt>{words.agreement.guarantors}</dt>
              <dd>{names(agreement.guarantors)}</dd>
            </>
          )}
          <dt>{words.agreement.standard}</dt>
          <dd>
            {words.band.possible} {number(possible, 2)}; {words.band.probable} {number(probable, 2)};{' '}
            {words.band.confirmed} {number(confirmed, 2)}
          </dd>
          <dt>{words.agreement.source}</dt>
          <dd lang="en">{agreement.source}</dd>
        </dl>
      </header>
      <Readings agreement={agreement} />
      <StandingTimeline view={view} />
      <FindingDays view={view} />
      <Clauses view={view} />
      <section>
        <h2>{words.agreement.declarations}</h2>
        {view.declarations.length === 0 ? (
          <p className="soft">{words.agreement.noDeclarations}</p>
        ) : (
          <DeclarationList declarations={view.declarations} />
        )}
      </section>
    </article>
  );
}
