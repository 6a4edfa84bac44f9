/**
 * The part `alerts` of mission.yaml: who is told of what, how, and when not. A receiver has a role, and is told what that role
 * is shown (src/access). Passwords and keys are not here: they are in secrets/alerts.json (docs/alerts.md).
 */
import { z } from 'zod';
import type { Agreement } from '../agreement/agreement.js';
import { BANDS, VERDICTS } from '../compliance/finding.js';
import { CONDUCTS, LANGUAGES } from '../record/codes.js';
import { type Problem, suggest } from '../record/document.js';
import type { PlaceOf } from '../record/issues.js';
import { ROLES } from '../record/role.js';
import { isZone } from '../time/instant.js';

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower-case letters, digits and hyphens');
const some = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(200);
/** No line ends, no angle brackets: nothing that could become a header or a second address. */
const mailAddress = z
  .string()
  .max(254)
  .regex(/^[^\s@<>,;:"()[\]\\]+@[A-Za-z0-9.-]+$/, 'one e-mail address such as desk@example.org');
const host = z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'the name or address of a host');
const httpAddress = z
  .string()
  .max(2_000)
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  }, 'an http or https address without a name and password in it');
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 22:00');
const wait = z.strictObject({
  quiet: z
    .strictObject({ from: clockTime, until: clockTime, timeZone: z.string().refine(isZone).optional() })
    .refine(({ from, until }) => from !== until, 'an end that is not the beginning')
    .optional()
    .describe('from this time of day until that one nothing is sent; it is told afterwards'),
  digestMinutes: z
    .int()
    .min(0)
    .max(10_080)
    .default(10)
    .describe(
      'at most one message in so many minutes, which tells and counts all that came; 0: each by itself',
    ),
});
const rule = wait.extend({
  id: name,
  to: some(name).describe('receivers'),
  begin: z
    .enum(['now', 'all'])
    .default('now')
    .describe('now: what is known when the rule is first seen is not told; all: it is'),
});
const findingRule = rule.extend({
  about: z.literal('finding'),
  agreement: some(z.string().min(1)).optional(),
  clause: some(z.string().min(1)).optional(),
  reading: some(z.string().min(1)).optional(),
  sector: some(z.string().min(1)).optional(),
  conduct: some(z.enum(CONDUCTS)).optional(),
  party: some(z.string().min(1)).optional(),
  verdict: some(z.enum(VERDICTS)).default(['violation']),
  band: some(z.enum(BANDS)).optional(),
  probability: z.number().min(0).max(1).optional().describe('from this probability on'),
});
const caseRule = rule.extend({
  about: z.literal('case'),
  agreement: some(z.string().min(1)).optional(),
  clause: some(z.string().min(1)).optional(),
});
const deliveryRule = rule.extend({
  about: z.literal('delivery'),
  agreement: some(z.string().min(1)).optional(),
  clause: some(z.string().min(1)).optional(),
});
const silenceRule = rule.extend({
  about: z.literal('silence'),
  source: some(z.string().min(1)).optional().describe('absent: every source that ever told something'),
  hours: z.number().gt(0).max(8_760),
});

const receiver = z
  .strictObject({
    id: name,
    role: z.enum(ROLES),
    party: z.string().optional().describe('of a delegate'),
    language: z.enum(LANGUAGES).default('en'),
    email: some(mailAddress).optional(),
    webhook: httpAddress.optional(),
    allowPrivate: z
      .literal(true)
      .optional()
      .describe('the webhook may be in a private network or on this machine, and plain http'),
    cap: z.literal(true).optional().describe('published as CAP 1.2 to whoever has the role'),
  })
  .refine(
    ({ email, webhook, cap }) => [email, webhook, cap].filter((one) => one !== undefined).length === 1,
    'exactly one of email, webhook and cap',
  );

export const alertsConfig = z.strictObject({
  link: httpAddress.optional().describe('where the application is reached; links in messages lead there'),
  exercise: z.boolean().default(false).describe('the mission is simulated: every message says so'),
  mail: z
    .strictObject({
      host,
      port: z.int().min(1).max(65_535).default(587),
      security: z
        .enum(['starttls', 'tls', 'none'])
        .default('starttls')
        .describe('none: only to this machine itself'),
      user: z.string().max(200).optional(),
      from: mailAddress,
    })
    .optional(),
  receivers: z.array(receiver).max(200).default([]),
  rules: z
    .array(z.discriminatedUnion('about', [findingRule, caseRule, deliveryRule, silenceRule]))
    .max(200)
    .default([]),
});

export type AlertsConfig = z.infer<typeof alertsConfig>;
export type AlertRule = AlertsConfig['rules'][number];
export type FindingRule = Extract<AlertRule, { about: 'finding' }>;
export type Receiver = AlertsConfig['receivers'][number];
export type MailConfig = NonNullable<AlertsConfig['mail']>;

const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** Names that must refer to something, and what goes only together. */
export function alertProblems(
  { receivers, rules, mail }: AlertsConfig,
  parties: readonly string[],
  sources: readonly string[],
  file: string,
  at: PlaceOf,
): Problem[] {
  const problems: Problem[] = [];
  const say = (where: readonly PropertyKey[], expected: string, found: string, hint: string): void => {
    problems.push({ file, ...at(['alerts', ...where]), expected, found, hint });
  };
  const known = (
    where: readonly PropertyKey[],
    what: string,
    found: string,
    words: readonly string[],
  ): void => {
    if (words.includes(found)) return;
    const near = suggest(found, words);
    say(
      where,
      `${what} (${words.join(', ') || 'none is declared'})`,
      `"${found}"`,
      near ? `Did you mean "${near}"?` : `Declare it in ${file}, or use one that is declared.`,
    );
  };
  for (const [list, ids] of [
    ['receivers', receivers.map(({ id }) => id)],
    ['rules', rules.map(({ id }) => id)],
  ] as const)
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i)
        say([list, i, 'id'], `every id in ${list} once`, `"${id}" again`, 'Rename one of them.');
    });
  if (mail?.security === 'none' && !LOCAL_HOSTS.includes(mail.host))
    say(
      ['mail', 'security'],
      'starttls or tls to another machine',
      'none',
      'Without it the password and every message cross the network in the clear.',
    );
  receivers.forEach((one, i) => {
    if (one.role === 'party_delegate' && one.party === undefined)
      say(
        ['receivers', i, 'role'],
        'a party beside the role party_delegate',
        'none',
        'Add party: and its id.',
      );
    if (one.role !== 'party_delegate' && one.party !== undefined)
      say(['receivers', i, 'party'], 'a party only with the role party_delegate', one.role, 'Leave it out.');
    if (one.party !== undefined)
      known(['receivers', i, 'party'], 'a party of this mission', one.party, parties);
    if (one.email && !mail)
      say(
        ['receivers', i, 'email'],
        'alerts.mail for receivers by e-mail',
        'none',
        'Add host and from there.',
      );
    if (one.webhook?.startsWith('http:') && !one.allowPrivate)
      say(['receivers', i, 'webhook'], 'an https address', 'http', 'Use https, or say allowPrivate: true.');
  });
  const ids = receivers.map(({ id }) => id);
  rules.forEach((one, i) => {
    one.to.forEach((to, j) => {
      known(['rules', i, 'to', j], 'a receiver', to, ids);
    });
    if (one.about === 'silence')
      one.source?.forEach((id, j) => {
        known(['rules', i, 'source', j], 'a source of this mission', id, sources);
      });
    if (one.about === 'finding')
      one.party?.forEach((id, j) => {
        known(['rules', i, 'party', j], 'a party of this mission', id, [...parties, 'both', 'undetermined']);
      });
  });
  return problems;
}

/** Agreements and clauses that rules name: known only when the agreements are read. */
export function alertNameProblems(
  { rules }: AlertsConfig,
  agreements: readonly Agreement[],
  file: string,
  at: PlaceOf,
): Problem[] {
  const problems: Problem[] = [];
  const known: Readonly<Record<'agreement' | 'clause' | 'reading', readonly string[]>> = {
    agreement: agreements.map(({ id }) => id),
    clause: agreements.flatMap(({ clauses }) => clauses.map(({ id }) => id)),
    reading: agreements.flatMap(({ readings }) => readings.map(({ id }) => id)),
  };
  rules.forEach((one, i) => {
    for (const field of ['agreement', 'clause', 'reading'] as const) {
      const named = (one as Partial<Record<typeof field, readonly string[]>>)[field] ?? [];
      named.forEach((id, j) => {
        if (known[field].includes(id)) return;
        const near = suggest(id, known[field]);
        problems.push({
          file,
          ...at(['alerts', 'rules', i, field, j]),
          expected: `an id of a ${field} (${known[field].join(', ') || 'there is none'})`,
          found: `"${id}"`,
          hint: near ? `Did you mean "${near}"?` : 'The rule would never match.',
        });
      });
    }
  });
  return problems;
}
