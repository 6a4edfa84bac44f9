/** Why: the steps of a proof, indented by depth, with the records that each cites. */
import type { ReactNode } from 'react';
import type { Finding } from '../api/types.ts';
import { useSpeech } from '../words/speech.tsx';

export function Proof(props: {
  readonly finding: Finding;
  /** The sentence stands above already. */
  readonly stepsOnly?: boolean;
}): ReactNode {
  const { language } = useSpeech();
  const { because, lines } = props.finding.words[language];
  // The first line of a proof is the sentence itself.
  const below = lines[0]?.text === because ? lines.slice(1) : lines;
  return (
    <>
      {!props.stepsOnly && <p className="small">{because}</p>}
      <ul className="proof small">
        {below.map((line, index) => (
          // A proof does not change while it is shown: the place of a line is its key.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} style={{ marginInlineStart: `${Math.max(0, line.depth - 1)}em` }}>
            {line.text}
            <Cited line={line} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Records that the line does not name itself. */
function Cited({ line }: { readonly line: Finding['words']['en']['lines'][number] }): ReactNode {
  // A breach is cited by the id of its finding and named by what was judged: the part before the first tilde.
  const unnamed = line.cites.filter((id) => !line.text.includes(id.split('~', 1)[0]!));
  return unnamed.length > 0 && <div className="soft record-ids">{unnamed.join(' · ')}</div>;
}
