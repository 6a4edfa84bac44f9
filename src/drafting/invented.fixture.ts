/** Readouts of a conflict that does not exist, with its table of speakers, and how tests read them. */
import { draft } from './draft.js';
import type { Proposal } from './proposal.js';
import { compileRules, loadRules } from './rules.js';
import { makeSpeakers, speakerFile } from './speakers.js';

const SPEAKERS = speakerFile.parse({
  truceline: 'speakers/1',
  belligerents: ['VAL', 'ORT'],
  parties: {
    VAL: {
      names: ['Valdria', 'Ilves', 'Brandt', 'Вальдрія', 'Вальдрії', 'Вальдрию'],
      adjectives: ['Valdrian'],
    },
    ORT: {
      names: ['Ortania', 'Kessim', 'Dorran', 'Northern Front', 'Ортанія', 'Ортании', 'Ортания'],
      adjectives: ['Ortanian'],
    },
    MED: { names: ['Lakeland', 'Rook', 'ML'], adjectives: ['Lakelander'] },
    OBS: { names: ['Joint Observer Mission'], adjectives: [] },
  },
});

export const TALKS = `Readout of the Port Alder talks

Delegations from Valdria and Ortania met in Port Alder on 4 June, with Lakeland acting as mediator. President Maret Ilves of Valdria rejected a general truce, saying that it would only give the other side time to regroup. Premier Dorran, by contrast, said Ortania was ready to accept a 14-day ceasefire provided that observers were deployed along the river.

Both delegations agreed to exchange the bodies of fallen soldiers. Valdria handed over 40 bodies on 5 June and received 12 wounded soldiers in return. The Ortanian side proposed the withdrawal of heavy weapons to 25 km from the line; the Valdrian delegation did not accept this proposal.

Colonel Brandt denied that Valdrian forces had shelled the crossing at Emm. "We will not extend the truce unless the dam is protected," he said. Ortania accused Valdria of violating the humanitarian pause on 2 June.

Ilves demanded an end to arms deliveries and insisted that monitoring must be in the hands of the Joint Observer Mission. She also ordered her troops to cease fire around the power plants until 20 June.

On Tuesday, Lakeland's foreign minister Tessa Rook urged both sides to open humanitarian corridors. Rook offered to host a second round of negotiations. Ortania withdrew from the agreement on grain shipping. Valdria lifted sanctions on two Ortanian banks. Ortanian deputy minister Pavel Hoorn thanked the hosts. Hoorn proposed a truce in the air.`;

export const WIRE = `Valdria and Ortania have agreed to extend their ceasefire by two weeks, mediators announced late Sunday. Under the terms, the border crossing is to reopen.

Ortanian negotiators had initially turned down the extension, demanding that Valdria first pull back its forces. Valdria's cabinet approved the deal by 14 votes to 3. Opposition leader Karl Venn criticised it.

Speaking to reporters, Ilves said: "We have agreed to a truce at sea. We reject any deployment of peacekeepers on our soil." Asked about elections, she declined to comment.

It remains unclear whether Ortania will accept the plan. If Valdria stops air strikes, Ortania will halt attacks on shipping. Lakeland urged Ortania to accept a ban on drone strikes. Dorran hopes to extend the truce. Ortania and Valdria also swapped 50 prisoners each on Saturday. Kessim released 15 wounded prisoners to Valdria on 9 October.`;

export const LIST = `Ilves raised serious concerns about the ceasefire. First, the fate of encircled troops. Second, whether the pause will serve forced mobilisation and arms deliveries.

Dorran proposed three steps:
- a truce at sea;
- the release of all prisoners;
- the return of children.

The parties shall refrain from attacks on energy facilities for a period of ninety days.`;

const rules = await loadRules();
const speakers = makeSpeakers([SPEAKERS]);
const match = compileRules(rules, speakers.patterns);

export function read(text: string, day = '2024-06-06'): Proposal[] {
  return draft(text, { rules, speakers, match, source: 'paper', day, timeZone: 'Etc/UTC' });
}

/** `VAL rejects energy` for declarations, `VAL>ORT 40 remains` for handovers. */
export function told(proposals: readonly Proposal[]): string[] {
  return proposals.flatMap((one) => {
    if (one.kind === 'declaration') return [`${one.record.by} ${one.record.act} ${one.record.about}`];
    if (one.kind === 'clause') return [];
    return [`${one.record.from}>${one.record.to} ${one.record.count} ${one.record.category}`];
  });
}
