/**
 * How a report looks: A4 first, screen second; light, calm, one accent; figures of one width. Colour carries meaning
 * only: vermillion for a finding of violation, one hue a party (Okabe and Ito 2008, told apart by colour-blind
 * people), a diagonal grey hatch for what was not observed. Every meaning has a shape or a word beside its colour.
 */
export const VIOLATION_COLOUR = '#c1440e';
export const INK = '#1f2a33';

/** One hue a party, in printing order; of equal weight, and no flag's colour. */
export const PARTY_COLOURS = ['#00815f', '#a34d84', '#2f6f9f', '#8a6d00'] as const;
export const OTHER_COLOUR = '#7d8790';

export function partyColour(rank: number): string {
  return rank < 0 ? OTHER_COLOUR : PARTY_COLOURS[rank % PARTY_COLOURS.length]!;
}

export const STYLE = `
@page { size: A4; margin: 16mm 15mm 17mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #66727c; } }
:root { --ink: ${INK}; --soft: #5b6770; --rule: #d5dade; --faint: #f4f6f7; --accent: #24566e; --violation: ${VIOLATION_COLOUR}; }
* { box-sizing: border-box; }
html { font: 15px/1.45 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", "DejaVu Sans", sans-serif; color: var(--ink); background: #fff; font-variant-numeric: tabular-nums lining-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { max-width: 62rem; margin: 0 auto; padding: 2.2rem 1.6rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.15; font-weight: 600; margin: .15rem 0 .3rem; letter-spacing: -.01em; }
h2 { font-size: 1.18rem; font-weight: 600; margin: 2.3rem 0 .55rem; padding-top: .55rem; border-top: 1.5px solid var(--accent); color: var(--accent); break-after: avoid; }
h2 .n { display: inline-block; min-width: 1.9em; color: var(--soft); font-weight: 400; }
h3 { font-size: 1rem; font-weight: 600; margin: 1.3rem 0 .35rem; break-after: avoid; }
p { margin: .35rem 0 .6rem; max-width: 46rem; }
a { color: var(--accent); text-decoration: none; border-bottom: 1px solid #b8cad3; }
a:hover, a:focus { border-bottom-color: currentColor; }
.kicker { color: var(--soft); font-size: .92rem; margin: 0; }
.lead { font-size: 1.02rem; }
.note, .small { color: var(--soft); font-size: .86rem; }
.digest { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .74rem; color: var(--soft); overflow-wrap: anywhere; }
.banner { border: 1.5px solid var(--ink); padding: .45rem .8rem; margin: .8rem 0; font-weight: 600; }
.nav { columns: 2; column-gap: 2rem; margin: 1rem 0 0; padding: .7rem 1rem; background: var(--faint); font-size: .9rem; list-style: none; }
.nav li { break-inside: avoid; padding: .08rem 0; } .nav a { border: 0; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 .9rem; font-size: .88rem; line-height: 1.35; }
caption { text-align: left; font-weight: 600; padding: .2rem 0 .3rem; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: .26rem .5rem; vertical-align: top; text-align: left; border-bottom: 1px solid var(--rule); }
thead th { font-weight: 600; color: var(--soft); font-size: .8rem; border-bottom: 1.5px solid #9aa5ad; vertical-align: bottom; }
tbody th { font-weight: 400; } th .small { font-weight: 400; }
td.n, th.n { text-align: right; white-space: nowrap; } thead th.n { white-space: normal; }
.counts thead th:nth-last-child(-n+6) { width: 4.9em; } .counts thead th:nth-child(2) { width: 11em; } .rows thead th:first-child { width: 2.6em; }
td.z { color: #99a3aa; }
tr.total th, tr.total td { font-weight: 600; border-top: 1.5px solid #9aa5ad; }
th.g, td.g { border-left: 1px solid #b9c2c8; } th.c { text-align: center; }
tr.sub th { padding-left: 1.5rem; color: var(--soft); }
.hatch { background: repeating-linear-gradient(135deg, #e9ecee 0 3px, #c3cad0 3px 4.2px); }
td.n.hatch { white-space: normal; } td.hatch, span.hatch { color: var(--ink); } td.hatch span { background: #fff; padding: 0 .3em; font-size: .8rem; border-radius: 2px; }
span.hatch { display: inline-block; width: 1.6em; height: .8em; vertical-align: -.05em; border: 1px solid #c3cad0; }
.two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .7rem 1.3rem; }
.figure { margin: .6rem 0 1rem; break-inside: avoid; } .figure svg { display: block; width: 100%; height: auto; }
.figure p { margin: .3rem 0 0; }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; font-size: .8rem; color: var(--soft); margin: .25rem 0 0; padding: 0; list-style: none; } .legend svg { display: inline-block; width: 14px; height: 14px; vertical-align: -2px; margin-right: .3em; }
.entry { border-top: 1px solid #9aa5ad; padding: .55rem 0 .5rem; margin: .5rem 0 0; }
.entry h3, .facts { break-after: avoid; } .accounts { break-after: avoid; } .entry .keep, .judge, .verdicts { break-inside: avoid; }
.entry h3 { margin: 0 0 .1rem; display: flex; gap: .6em; align-items: baseline; } .entry h3 .no { color: var(--soft); font-weight: 400; min-width: 1.6em; }
.entry .tags { margin-left: auto; font-weight: 400; font-size: .8rem; color: var(--soft); white-space: nowrap; }
.facts { color: var(--soft); font-size: .87rem; margin: 0 0 .45rem; max-width: none; }
.account { border: 1px solid var(--rule); padding: .45rem .65rem; font-size: .86rem; break-inside: avoid; }
.account .who { font-weight: 600; margin: 0; } .account .who i { display: inline-block; width: .7em; height: .7em; margin-right: .45em; }
.account p { margin: .12rem 0; } .account blockquote { margin: .25rem 0 .1rem; color: #37434c; overflow-wrap: anywhere; }
.account.absent { background: var(--faint); color: var(--soft); display: flex; align-items: center; }
.judge { margin: .5rem 0 .1rem; font-size: .86rem; } .judge h4 { font-size: .82rem; margin: 0 0 .12rem; color: var(--soft); font-weight: 600; }
.judge p { margin: .1rem 0; }
.prob { display: grid; grid-template-columns: 7.2em 92px minmax(0, 1fr); gap: .55em; align-items: center; line-height: 1.2; margin: .1rem 0; } .prob.bare { grid-template-columns: 92px minmax(0, 1fr); }
.prob svg { width: 92px; height: 12px; } 
.steps { margin: .45rem 0 0; } .steps .two { align-items: start; }
.waterfall { font-size: .8rem; margin: 0; break-inside: avoid; table-layout: fixed; } .waterfall .n { width: 4.3em; padding-left: .6em; vertical-align: middle; } .steps > .waterfall { margin-bottom: .5rem; } .waterfall caption { font-size: .82rem; color: var(--soft); padding: 0 0 .1rem; } .waterfall th, .waterfall td { padding: .12rem .3rem .12rem 0; } .waterfall tbody th { width: 54%; font-weight: 400; } .waterfall b, .waterfall .end { font-weight: 600; } .waterfall tr.end th { font-weight: 600; }
.waterfall .plot { position: relative; } .waterfall .plot i { position: absolute; } .waterfall .even { top: 0; bottom: 0; width: 1px; background: #9aa5ad; } .waterfall .at { top: .15em; bottom: .15em; width: 2.5px; margin-left: -1px; background: var(--ink); }
.waterfall .bar { top: calc(50% - 4px); height: 8px; min-width: 1.5px; background: var(--bar); } .waterfall .bar.minus { background: #fff; border: 1.2px solid var(--bar); }
.verdicts { margin: .45rem 0 0; font-size: .86rem; } .verdicts h4 { font-size: .82rem; margin: 0 0 .1rem; color: var(--soft); font-weight: 600; } .verdicts p { margin: .05rem 0 .15rem; max-width: none; } .verdicts .two { gap: 0 1.3rem; } .clauseName { font-weight: 600; } .keep .mark { margin-left: .15em; }
.mark { display: inline-block; width: .78em; height: .78em; border-radius: 50%; margin-right: .4em; vertical-align: -.04em; border: 1.6px solid var(--violation); }
.mark.confirmed { background: var(--violation); } .mark.probable { background: linear-gradient(90deg, var(--violation) 50%, transparent 50%); }
.mark.undetermined { border: 1.6px dotted var(--soft); } .mark.notInForce, .mark.noViolation { border-color: #b3bcc2; border-radius: 0; height: 0; border-width: 0 0 1.6px; vertical-align: .25em; }
.cell p { margin: 0; } .cell .prob { grid-template-columns: 1fr; gap: 0; margin: .1rem 0; } .cell .small { margin-top: .1rem; }
details { margin: .4rem 0; } summary { cursor: pointer; color: var(--accent); }
.id { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .74rem; color: var(--soft); overflow-wrap: anywhere; }
ul.plain { padding-left: 1.1rem; margin: .3rem 0 .8rem; } ul.plain li { margin: .15rem 0; max-width: 46rem; }
.annex { font-size: .76rem; table-layout: fixed; } .annex th:nth-child(1) { width: 3.6%; } .annex th:nth-child(2) { width: 14%; } .annex th:nth-child(3) { width: 16%; } .annex th:nth-child(4) { width: 9%; } .annex th:nth-child(5) { width: 7.4%; } .annex th:nth-child(6) { width: 10.5%; } .annex th:nth-child(8) { width: 9.5%; } .annex th:nth-child(9) { width: 10%; } .annex td, .annex th { padding: .2rem .3rem; overflow-wrap: break-word; hyphens: auto; } .annex tr.again td:first-child { color: #99a3aa; }
tr:target, .entry:target { background: #fdf6e3; }
@media screen { .scroll { overflow-x: auto; } }
@media (max-width: 640px) { body { padding: 1rem .8rem 3rem; } .two { grid-template-columns: minmax(0, 1fr); } .nav { columns: 1; } .scroll { overflow-x: auto; }  .entry h3 { display: block; } .entry h3 .no { margin-right: .5em; } .entry .tags { display: block; margin: 0; } .counts th[rowspan] { min-width: 10em; } }
@media print { html { font-size: 10pt; } body { max-width: none; padding: 0; } a { border: 0; color: inherit; } h2 { margin-top: 1.5rem; } .annexPart { break-before: page; } .nav { break-after: avoid; } tr:target, .entry:target { background: none; } }
`;
