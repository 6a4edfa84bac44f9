/** What each clause lacks: the consent of those whom it binds, and what its own terms wait for under each reading. */
import type { ReactNode } from 'react';
import type { PositionsView } from '../api/types.ts';
import { PartyName } from '../people/party.tsx';
import { useSpeech } from '../words/speech.tsx';
import { type ForceGroup, forceGroups, type ReadingForce } from './rows.ts';

export function Missing({ view }: { readonly view: PositionsView }): ReactNode {
  const { words, mission, language } = useSpeech();
  const agreement = mission.agreements.find(({ id }) => id === view.agreement);
  const groups = forceGroups(view.clauses, agreement?.readings.map(({ id }) => id) ?? [], language);
  return (
    <section className="position-part" data-testid="missing">
      <h2>{words.positions.missing}</h2>
      <p className="soft small">{words.positions.missingNote}</p>
      {groups.map((group) => (
        <Group key={group.clauses.map(({ clause }) => clause).join()} group={group} agreement={agreement} />
      ))}
    </section>
  );
}

type Agreement = ReturnType<typeof useSpeech>['mission']['agreements'][number];

function Group(props: { readonly group: ForceGroup; readonly agreement: Agreement | undefined }): ReactNode {
  const { words, text } = useSpeech();
  const { clauses, readings } = props.group;
  return (
    <div className="force-group">
      <h3>{clauses.map(({ title }) => text(title)).join('; ')}</h3>
      <div className="force-columns">
        <div>
          <h4>{words.positions.consent}</h4>
          <Consent clause={clauses[0]!} />
        </div>
        {readings.map((reading) => {
          const known = props.agreement?.readings.find(({ id }) => id === reading.reading);
          return (
            <div key={reading.reading}>
              <h4>
                {words.findings.reading}: {known ? text(known.title) : reading.reading}
              </h4>
              <Terms groups={reading.groups} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Consent({ clause }: { readonly clause: PositionsView['clauses'][number] }): ReactNode {
  const { words, name } = useSpeech();
  const { notAccepted, openConditions } = clause;
  if (notAccepted.length === 0 && openConditions.length === 0) return <p>{words.positions.consentGiven}</p>;
  return (
    <>
      {notAccepted.length > 0 && <p>{words.positions.notAccepted(notAccepted.map(name).join(', '))}</p>}
      {openConditions.map(({ party, conditions }) => (
        <div key={party}>
          <p>{words.positions.conditionsOf(name(party))}</p>
          {conditions.length === 0 ? (
            <p className="soft">{words.positions.conditionsNotStated}</p>
          ) : (
            <ul lang="en">
              {conditions.map((condition) => (
                <li key={condition}>{condition}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </>
  );
}

function Terms({ groups }: Pick<ReadingForce, 'groups'>): ReactNode {
  const { words } = useSpeech();
  return groups.map(({ parties, standing, part, missing }) => (
    <div key={`${part} ${parties.join()}`}>
      <p>
        {part !== '' && <span className="soft">{part}: </span>}
        {parties.map((party) => (
          <span key={party} className="force-party">
            <PartyName id={party} />
          </span>
        ))}
        <strong>{words.standing[standing]}</strong>
      </p>
      {missing.length > 0 && (
        <ul>
          {missing.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  ));
}
