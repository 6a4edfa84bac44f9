import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CompileFault, compile } from './compile.js';
import { HARBOUR, withClause } from './example.fixture.js';
import { parseAgreement } from './parse.js';
import {
  type CompiledClause,
  type CompiledCondition,
  type CompiledMoment,
  type CompiledQuantity,
  NO,
  type Program,
  type Rule,
  YES,
} from './program.js';

function programOf(text: string): Program {
  const parsed = parseAgreement(text, 'harbour.yaml');
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return compile(parsed.agreement);
}

const clauseOf = (program: Program, id: string): CompiledClause => {
  const found = program.clauses.find((clause) => clause.id === id);
  assert.ok(found, `${id} among ${program.clauses.map((clause) => clause.id).join(', ')}`);
  return found;
};
const ruleOf = <K extends Rule['kind']>(
  program: Program,
  id: string,
  kind: K,
  reading = 0,
): Extract<Rule, { kind: K }> => {
  const { rule } = clauseOf(program, id).readings[reading]!;
  assert.equal(rule.kind, kind);
  return rule as Extract<Rule, { kind: K }>;
};
const added = <K extends Rule['kind']>(
  body: string,
  kind: K,
): { program: Program; rule: Extract<Rule, { kind: K }> } => {
  const program = programOf(withClause(body));
  return { program, rule: ruleOf(program, 'added', kind) };
};

/** Nodes written out as trees, for comparing. */
function treeOf(program: Program) {
  const condition = (index: number): unknown => {
    const node: CompiledCondition = program.conditions[index]!;
    switch (node.kind) {
      case 'all':
      case 'any':
        return { [node.kind]: node.of.map(condition) };
      case 'not':
        return { not: condition(node.of) };
      case 'compare':
        return { [node.is]: [quantity(node.left), quantity(node.right)] };
      case 'held':
        return { held: condition(node.of), forMs: node.forMs };
      case 'since':
        return { since: condition(node.of), pattern: pattern(node.pattern) };
      case 'reached':
        return { reached: moment(node.moment) };
      case 'inForce': {
        const { clause, reading, party } = program.standings[node.standing]!;
        return { inForce: [program.clauses[clause]!.id, reading, program.parties[party]] };
      }
      case 'constant':
        return node.value;
    }
  };
  const quantity = (index: number): unknown => {
    const node: CompiledQuantity = program.quantities[index]!;
    switch (node.kind) {
      case 'number':
        return node.value;
      case 'count':
      case 'sum': {
        const { withinMs, agoMs, from, until } = node.window;
        const window = {
          ...(withinMs === Number.POSITIVE_INFINITY ? {} : { withinMs }),
          ...(agoMs === 0 ? {} : { agoMs }),
          ...(from < 0 ? {} : { from: moment(from) }),
          ...(until < 0 ? {} : { until: moment(until) }),
        };
        return { [node.kind]: pattern(node.pattern), ...window };
      }
      case 'latest':
        return { latest: pattern(node.pattern), absentHigh: node.absentHigh };
      case 'plus':
      case 'smallest':
      case 'largest':
        return { [node.kind]: node.of.map(quantity) };
      case 'minus':
        return { minus: [quantity(node.left), quantity(node.right)] };
      case 'times':
        return { times: [node.factor, quantity(node.of)] };
      case 'valueAt':
        return { value: quantity(node.of), at: moment(node.moment) };
    }
  };
  const moment = (index: number): unknown => {
    const node: CompiledMoment = program.moments[index]!;
    switch (node.kind) {
      case 'fixed':
        return new Date(node.ms).toISOString();
      case 'never':
        return 'never';
      case 'event':
        return { [node.which]: pattern(node.pattern), take: node.take };
      case 'when':
        return { when: condition(node.condition) };
      case 'shift':
        return { shift: moment(node.moment), sign: node.sign, ...node.duration, round: node.round };
      case 'earliest':
      case 'latest':
        return { [node.kind]: node.of.map(moment) };
      case 'extended':
        return { extended: moment(node.base), consents: node.consents.map(pattern), each: node.each };
      case 'rolled':
        return {
          rolled: moment(node.base),
          ahead: node.ahead,
          notice: pattern(node.notice),
          atMost: node.atMost,
        };
    }
  };
  const pattern = (index: number): unknown => {
    const node = program.patterns[index]!;
    switch (node.kind) {
      case 'incident':
        return { incident: [...(node.fit.conduct?.yes ?? [])].join(' '), by: node.by };
      case 'breach':
        return {
          breach: node.clauses.map((clause) => program.clauses[clause]!.id).join(' '),
          by: node.by,
          reading: node.reading,
        };
      case 'handover':
        return { handover: node.category, from: node.from, to: node.to };
      case 'measure':
        return { measure: node.of, by: node.by };
      case 'effort':
        return { effort: node.status, by: node.by };
      default:
        return { [node.kind]: node.about, by: node.by };
    }
  };
  return { condition, quantity, moment, pattern };
}

const START = '2031-05-04T22:00:00.000Z';
const H = 3_600_000;

describe('parties and readings', () => {
  const program = programOf(HARBOUR);

  test('whoever can be bound is listed, and those who are bound have a standing under each reading', () => {
    assert.deepEqual(program.parties, ['NORTH', 'SOUTH', 'LAKE', 'BOARD']);
    assert.deepEqual(
      program.standings.map(({ clause, reading, party }) => [clause, reading, party]),
      [
        [0, 0, 0],
        [0, 0, 1],
        [0, 1, 0],
        [0, 1, 1],
      ],
    );
    assert.deepEqual(clauseOf(program, 'no-shelling').readings[1]!.standings, [2, 3, -1, -1]);
  });

  test('other is everybody among the parties but self, and this clause and reading are filled in', () => {
    const { exemptions } = ruleOf(program, 'no-shelling', 'event', 1);
    const { condition } = treeOf(program);
    assert.deepEqual(exemptions[0]![0]!.id, 'answer');
    assert.deepEqual(condition(exemptions[0]![0]!.condition), {
      atLeast: [{ count: { breach: 'no-shelling', by: ['SOUTH'], reading: 1 }, withinMs: 3 * H }, 1],
    });
    assert.deepEqual(condition(exemptions[1]![0]!.condition), {
      atLeast: [{ count: { breach: 'no-shelling', by: ['NORTH'], reading: 1 }, withinMs: 3 * H }, 1],
    });
  });

  test('fields that a reading changes hold under that reading only', () => {
    const means = [0, 1]
      .map((reading) => ruleOf(program, 'no-shelling', 'event', reading))
      .map(({ trigger }) => {
        assert.equal(trigger.kind, 'fit');
        return trigger.fit[0]!.means && [...trigger.fit[0]!.means.yes];
      });
    assert.deepEqual(means, [null, ['artillery']]);
  });

  test('a clause that a reading does not know has no rule there', () => {
    const without = programOf(HARBOUR.replace('{ means: [artillery] }', '{ absent: true }'));
    assert.equal(clauseOf(without, 'no-shelling').readings[1], null);
    assert.equal(without.standings.length, 2);
  });

  test('a reading that binds nobody still says what fits', () => {
    const none = programOf(HARBOUR.replace('by: [SOUTH]\n', 'by: [SOUTH]\n    binds: []\n'));
    const { standings, rule } = clauseOf(none, 'no-shelling').readings[1]!;
    assert.deepEqual(standings, [-1, -1, -1, -1]);
    assert.ok(rule.kind === 'event' && rule.trigger.kind === 'fit');
    assert.deepEqual(
      rule.trigger.fit.map((fit) => fit !== null),
      [true, true, false, false],
    );
  });

  test('rulings are decisions about the agreement or the clause, one for each reading', () => {
    const rulings = clauseOf(program, 'no-shelling').rulings!.map((index) => program.patterns[index]);
    assert.deepEqual(rulings[1], {
      kind: 'decision',
      by: ['BOARD'],
      about: ['harbour-truce', 'harbour-truce/no-shelling'],
      decision: ['reading:narrow'],
    });
  });
});

describe('what fits', () => {
  test('kind words of means are open where some of the kind is listed, as are several and not told', () => {
    const { rule } = added('kind: prohibition\nconduct: clash\nmeans: [cruise_missile, mortar]', 'event');
    assert.ok(rule.trigger.kind === 'fit');
    const { yes, unknown } = rule.trigger.fit[0]!.means!;
    assert.deepEqual(
      [[...yes], [...unknown]],
      [
        ['cruise_missile', 'mortar'],
        ['several', 'unspecified', '', 'missile'],
      ],
    );
  });

  test('means that another clause with the same conduct lists are its affair, but not those of a permission', () => {
    const guns = 'kind: prohibition\nconduct: clash\nmeans: [artillery]';
    const other = (kind: string): string =>
      `  - { id: other, title: { en: Other }, text: Other means., kind: ${kind}, conduct: [clash], means: [several], source: Invented }\n`;
    const open = (text: string): readonly string[] => {
      const { trigger } = ruleOf(programOf(text), 'added', 'event');
      assert.ok(trigger.kind === 'fit');
      return [...trigger.fit[0]!.means!.unknown];
    };
    assert.deepEqual(open(withClause(guns) + other('prohibition')), ['unspecified', '']);
    assert.deepEqual(open(withClause(guns) + other('permission, from: [added]')), [
      'several',
      'unspecified',
      '',
    ]);
  });

  test('an exclusion looks for presence, in the zone of each party', () => {
    const { program, rule } = added('kind: exclusion\nzone: bank\nweapons: heavy', 'event');
    assert.ok(rule.trigger.kind === 'fit');
    const [north, south] = rule.trigger.fit;
    assert.deepEqual([...north!.conduct!.yes], ['presence']);
    assert.deepEqual(
      [north, south].map((fit) => program.zones[fit!.zones![0]!]!.party),
      ['NORTH', 'SOUTH'],
    );
    assert.deepEqual(north!.weapons, [
      { id: 'heavy', means: null, weapons: null, calibreMm: [100, Number.POSITIVE_INFINITY] },
    ]);
  });
});

describe('kinds of clause', () => {
  test('a withdrawal exempts what is seen before it is due', () => {
    const { program, rule } = added('kind: withdrawal\nzone: harbour\ndue: d-day', 'event');
    assert.equal(rule.exemptions[0]![0]!.id, 'before-due');
    assert.deepEqual(treeOf(program).condition(rule.exemptions[0]![0]!.condition), {
      not: { reached: { first: { declaration: ['opening'], by: ['LAKE'] }, take: 'effectiveFrom' } },
    });
  });

  test('stages are clauses of their own, with what they change', () => {
    const program = programOf(
      withClause(
        'kind: withdrawal\nzone: harbour\nmeans: tank\nstages: [{ id: one, due: d-day }, { id: two, due: d-day, zone: bank }]',
      ),
    );
    assert.deepEqual(
      program.clauses.map(({ id }) => id),
      ['no-shelling', 'added@one', 'added@two'],
    );
    const zones = ['added@one', 'added@two'].map((id) => {
      const { trigger } = ruleOf(program, id, 'event');
      assert.ok(trigger.kind === 'fit');
      return program.zones[trigger.fit[0]!.zones![0]!]!.id;
    });
    assert.deepEqual(zones, ['harbour', 'bank']);
  });

  test('a withdrawal with remaining is short from its due on, and what nobody reports is open', () => {
    const { program, rule } = added(
      'kind: withdrawal\ndue: 2031-05-10T00:00:00Z\nremaining: { latest: { measure: { of: tanks, by: self } } }\natMost: 3',
      'state',
    );
    assert.deepEqual(treeOf(program).condition(rule.bad[1]!), {
      all: [
        { reached: '2031-05-10T00:00:00.000Z' },
        {
          moreThan: [
            { latest: { measure: 'tanks', by: ['SOUTH'] }, absentHigh: Number.POSITIVE_INFINITY },
            3,
          ],
        },
      ],
    });
    assert.equal(treeOf(program).moment(rule.due[1]!), '2031-05-10T00:00:00.000Z');
    assert.equal(rule.bad[2], -1);
  });

  test('a ceiling takes what nobody reports for nothing, and has its grace', () => {
    const { program, rule } = added(
      'kind: ceiling\namount: { latest: { measure: { of: tanks, by: self } } }\natMost: 10\ngrace: 1 day 12 h',
      'state',
    );
    assert.deepEqual(treeOf(program).condition(rule.bad[0]!), {
      moreThan: [{ latest: { measure: 'tanks', by: ['NORTH'] }, absentHigh: 0 }, 10],
    });
    assert.deepEqual([rule.graceMs, rule.due[0]], [36 * H, -1]);
  });

  test('a freeze compares with what it was at entry into force, which is open where nobody reported', () => {
    const { program, rule } = added(
      'kind: freeze\namount: { latest: { measure: { of: tanks, by: self } } }',
      'state',
    );
    const reported = { measure: 'tanks', by: ['NORTH'] };
    assert.deepEqual(treeOf(program).condition(rule.bad[0]!), {
      moreThan: [
        { latest: reported, absentHigh: 0 },
        { value: { latest: reported, absentHigh: Number.POSITIVE_INFINITY }, at: START },
      ],
    });
  });

  test('a freeze of conduct is a prohibition', () => {
    const { rule } = added('kind: freeze\nconduct: [advance, fortification]', 'event');
    assert.ok(rule.trigger.kind === 'fit');
    assert.deepEqual([...rule.trigger.fit[1]!.conduct!.yes], ['advance', 'fortification']);
  });

  test('a delivery counts what self gave since the start, and is due', () => {
    const { program, rule } = added(
      'kind: delivery\nof: { handover: { category: child } }\natLeast: 30\ndue: 2031-05-20T00:00:00Z\ncure: 10 days',
      'state',
    );
    assert.deepEqual(treeOf(program).condition(rule.bad[1]!), {
      all: [
        { reached: '2031-05-20T00:00:00.000Z' },
        { lessThan: [{ sum: { handover: ['child'], from: ['SOUTH'], to: null }, from: START }, 30] },
      ],
    });
    assert.equal(rule.graceMs, 240 * H);
  });

  test('a reciprocal delivery owes no more than so many for each of theirs', () => {
    const { program, rule } = added(
      'kind: delivery\nof: { handover: { to: other } }\natLeast: 30\nreciprocal: 2\ndue: 2031-05-20T00:00:00Z',
      'state',
    );
    const { all } = treeOf(program).condition(rule.bad[0]!) as {
      all: [unknown, { lessThan: [unknown, unknown] }];
    };
    assert.deepEqual(all[1].lessThan[1], {
      smallest: [
        30,
        { times: [2, { sum: { handover: null, from: ['SOUTH'], to: ['NORTH'] }, from: START }] },
      ],
    });
  });

  test('a delivery without due is never short', () => {
    const { program, rule } = added('kind: delivery\nof: { handover: {} }\natLeast: 30', 'state');
    assert.equal(treeOf(program).condition(rule.bad[0]!), NO);
  });

  test('a quota has its stretches, cuts and what the other side gave', () => {
    const { program, rule } = added(
      'kind: delivery\nof: { handover: {} }\natLeast: 50\nevery: 1 week\ncarry: surplus\nreciprocal: true\ncuts: [{ from: 2031-05-12T00:00:00Z, until: 2031-05-13T00:00:00Z, amount: 5 }]',
      'quota',
    );
    assert.deepEqual([rule.every, rule.carry], [{ months: 0, days: 7, ms: 0 }, 'surplus']);
    const quota = rule.parties[0]!;
    const { pattern, quantity, moment } = treeOf(program);
    assert.deepEqual(
      [
        pattern(quota.pattern),
        quota.counting,
        quota.of,
        quantity(quota.amount),
        pattern(quota.theirs!.pattern),
        quota.theirs!.factor,
      ],
      [
        { handover: null, from: ['NORTH'], to: null },
        'sum',
        'count',
        50,
        { handover: null, from: ['SOUTH'], to: null },
        1,
      ],
    );
    assert.deepEqual(
      quota.cuts.map(({ from, until, amount }) => [moment(from), moment(until), quantity(amount)]),
      [['2031-05-12T00:00:00.000Z', '2031-05-13T00:00:00.000Z', 5]],
    );
    assert.equal(rule.parties[2], null);
  });

  test('a duty is one act of self since the start', () => {
    const { program, rule } = added(
      'kind: duty\nof: { declaration: { act: notifies, about: minefields } }\ndue: d-day',
      'state',
    );
    const { all } = treeOf(program).condition(rule.bad[0]!) as { all: unknown[] };
    assert.deepEqual(all[1], {
      lessThan: [{ count: { declaration: ['minefields'], by: ['NORTH'] }, from: START }, 1],
    });
  });

  test('access looks at efforts that self denied or jammed', () => {
    const { program, rule } = added('kind: access', 'event');
    assert.ok(rule.trigger.kind === 'pattern');
    const { patterns } = rule.trigger;
    assert.deepEqual(treeOf(program).pattern(patterns[1]!), { effort: ['denied', 'jammed'], by: ['SOUTH'] });
    assert.equal(patterns[2], -1);
  });

  test('notice ahead lies in a window before the event; notice after it is looked at when its time is over', () => {
    const notification =
      'kind: notification\nof: { incident: { conduct: exercise } }\nnotice: { declaration: { act: notifies, about: exercise } }\n';
    const notice = { declaration: ['exercise'], by: ['NORTH'] };
    const before = added(`${notification}ahead: 48 h\nnotOlderThan: 7 days`, 'event');
    assert.equal(before.rule.trigger.kind, 'fit');
    assert.deepEqual(treeOf(before.program).condition(before.rule.exemptions[0]![0]!.condition), {
      atLeast: [{ count: notice, withinMs: 168 * H, agoMs: 48 * H }, 1],
    });
    const after = added(`${notification}within: 2 h`, 'event');
    assert.equal(after.rule.judgeAfterMs, 2 * H);
    assert.deepEqual(treeOf(after.program).condition(after.rule.exemptions[0]![0]!.condition), {
      atLeast: [{ count: notice, withinMs: 2 * H }, 1],
    });
  });

  test('a permission exempts from the clauses that it names while it is in force, and has no rule of its own', () => {
    const { program, rule } = added(
      'kind: permission\nfrom: [no-shelling]\npurpose: demining\nwhen: { reached: d-day }',
      'event',
    );
    assert.ok(rule.trigger.kind === 'fit' && rule.trigger.fit.every((fit) => fit === null));
    const { exemptions } = ruleOf(program, 'no-shelling', 'event');
    assert.deepEqual(
      exemptions[1]!.map(({ id }) => id),
      ['answer', 'permission:added'],
    );
    const { all } = treeOf(program).condition(exemptions[1]![1]!.condition) as { all: unknown[] };
    assert.deepEqual(all[0], { inForce: ['added', 0, 'SOUTH'] });
    assert.deepEqual([...exemptions[1]![1]!.fit!.purpose!.yes], ['demining']);
  });

  test('a variation takes its zone out of the clause and holds there in its place', () => {
    const program = programOf(
      HARBOUR.replace(
        '    exempt:\n',
        '    variations: [{ id: old, zone: old-town, when: { reached: d-day }, reads: { conduct: [clash] } }]\n    exempt:\n',
      ),
    );
    assert.deepEqual(
      program.clauses.map(({ id }) => id),
      ['no-shelling', 'no-shelling@old'],
    );
    const whole = ruleOf(program, 'no-shelling', 'event').exemptions[0]!.at(-1)!;
    const local = ruleOf(program, 'no-shelling@old', 'event');
    assert.deepEqual([whole.id, program.zones[whole.fit!.zones![0]!]!.id], ['variation:old', 'old-town']);
    assert.ok(local.trigger.kind === 'fit');
    const { conduct, zones } = local.trigger.fit[0]!;
    assert.deepEqual([[...conduct!.yes], program.zones[zones![0]!]!.id], [['clash'], 'harbour+old-town']);
    const outside = local.exemptions[0]!.at(-1)!;
    assert.deepEqual([outside.id, outside.fit], ['variation:old', null]);
    assert.deepEqual(treeOf(program).condition(outside.condition), {
      not: treeOf(program).condition(whole.condition),
    });
  });
});

describe('periods', () => {
  const standing = (period: string, status = 'agreed') => {
    const text = withClause(
      `kind: prohibition\nconduct: clash\nperiod: ${period}`,
      HARBOUR.replace('status: agreed', `status: ${status}`),
    );
    const program = programOf(text);
    const { moment, condition } = treeOf(program);
    const found = program.standings.find(({ clause, party }) => clause === 1 && party === 0)!;
    return {
      adopted: condition(found.adopted),
      start: moment(found.start),
      enters: moment(found.enters),
      end: moment(found.end),
      released: moment(found.released),
      lapsed: moment(found.lapsed),
      suspended: condition(found.suspended),
    };
  };
  const END = '2031-06-04T22:00:00.000Z';

  test('take each key from the last that has it', () => {
    const plain = {
      adopted: YES,
      start: START,
      enters: START,
      end: END,
      released: 'never',
      lapsed: 'never',
      suspended: NO,
    };
    assert.deepEqual(standing('{}'), plain);
    assert.deepEqual(standing('{ start: 2031-05-10T00:00:00Z }'), {
      ...plain,
      start: '2031-05-10T00:00:00.000Z',
      enters: '2031-05-10T00:00:00.000Z',
    });
    assert.deepEqual(standing('{ duration: 10 days }').end, {
      shift: START,
      sign: 1,
      months: 0,
      days: 10,
      ms: 0,
      round: null,
    });
  });

  test('bind by a proposal only once it is adopted', () => {
    assert.equal(standing('{}', 'proposed').adopted, NO);
    assert.deepEqual(standing('{ adopted: { reached: d-day } }', 'proposed').adopted, {
      reached: {
        when: { reached: { first: { declaration: ['opening'], by: ['LAKE'] }, take: 'effectiveFrom' } },
      },
    });
  });

  test('enter, are released, lapse and are suspended by conditions', () => {
    const now = '2031-05-10T00:00:00Z';
    const then = { reached: '2031-05-10T00:00:00.000Z' };
    const found = standing(
      `{ entry: { reached: ${now} }, released: { reached: ${now} }, lapses: { reached: ${now} }, suspended: { reached: ${now} } }`,
    );
    const enters = { when: { all: [{ reached: START }, then] } };
    assert.deepEqual(found.enters, enters);
    assert.deepEqual(found.released, {
      when: { all: [{ reached: enters }, { not: { reached: END } }, then] },
    });
    assert.deepEqual([found.lapsed, found.suspended], [{ when: then }, then]);
  });

  test('are prolonged by consent and roll over unless notice is given', () => {
    const { end } = standing(
      '{ extension: { consent: mutual, each: 5 days }, rollOver: { every: 6 months, notice: 30 days } }',
    );
    const says = (by: readonly string[]) => ({ declaration: ['harbour-truce'], by });
    assert.deepEqual(end, {
      rolled: {
        extended: END,
        consents: [says(['NORTH']), says(['SOUTH'])],
        each: { months: 0, days: 5, ms: 0 },
      },
      ahead: { months: 0, days: 30, ms: 0 },
      notice: says(['NORTH', 'SOUTH']),
      atMost: Number.POSITIVE_INFINITY,
    });
  });

  test('without a start never begin', () => {
    const text = HARBOUR.replace(/ {2}start: .*\n/, '').replace(
      'period:\n',
      'period:\n  entry: { reached: d-day }\n',
    );
    const program = programOf(text);
    assert.deepEqual(program.moments[program.standings[0]!.enters], { kind: 'never' });
  });
});

describe('the program as a whole', () => {
  const program = programOf(
    withClause(
      'kind: prohibition\nconduct: clash\nperiod: { suspended: { not: { inForce: no-shelling, party: other } } }',
    ),
  );

  test('has each node once, and children before those who refer to them', () => {
    const lists = ['patterns', 'moments', 'quantities', 'conditions'] as const;
    for (const list of lists) {
      const texts = program[list].map((node) =>
        JSON.stringify(node, (_, value) =>
          value instanceof Set ? [...value] : value === Number.POSITIVE_INFINITY ? 'inf' : value,
        ),
      );
      assert.equal(new Set(texts).size, texts.length, list);
    }
    program.conditions.forEach((node, index) => {
      const children =
        node.kind === 'all' || node.kind === 'any'
          ? node.of
          : node.kind === 'not' || node.kind === 'held' || node.kind === 'since'
            ? [node.of]
            : [];
      for (const child of children) assert.ok(child < index);
    });
  });

  test('is the same when it is compiled again', () => {
    const again = compile(program.agreement);
    const bare = ({ zones, agreement: _, ...rest }: Program) => ({
      ...rest,
      zones: zones.map(({ id, party }) => [id, party]),
    });
    assert.deepEqual(bare(again), bare(program));
  });

  test('is refused, for agreements that nobody checked, where clauses go in a circle or an entry is missing', () => {
    const clause = program.agreement.clauses[0]!;
    const circle = { ...clause, period: { entry: { inForce: clause.id, party: 'other' } } };
    assert.throws(() => compile({ ...program.agreement, clauses: [circle] }), CompileFault);
    const gap = { ...clause, period: { start: { perParty: { NORTH: '2031-05-10T00:00:00Z' } } } };
    assert.throws(() => compile({ ...program.agreement, clauses: [gap] }), CompileFault);
  });
});

describe('moments, conditions and zones made of others', () => {
  const dueOf = (due: string, rest = ''): unknown => {
    const { program, rule } = added(
      `kind: duty\nof: { declaration: { act: meets } }\ndue: ${due}${rest}`,
      'state',
    );
    return treeOf(program).moment(rule.due[0]!);
  };

  test('the entry into force and the end of a clause are those for self under the same reading', () => {
    assert.equal(dueOf('{ entryOf: no-shelling }'), START);
    assert.deepEqual(dueOf('{ after: { endOf: no-shelling }, duration: 1 week }'), {
      shift: '2031-06-04T22:00:00.000Z',
      sign: 1,
      months: 0,
      days: 7,
      ms: 0,
      round: null,
    });
  });

  test('a moment stands in for an event until there is one', () => {
    const opening = { declaration: ['opening'], by: ['LAKE'] };
    assert.deepEqual(
      dueOf('{ last: { event: opening }, take: effectiveUntil, otherwise: 2031-05-20T00:00:00Z }'),
      {
        when: {
          any: [
            { all: [{ not: { atLeast: [{ count: opening }, 1] } }, { reached: '2031-05-20T00:00:00.000Z' }] },
            { reached: { last: opening, take: 'effectiveUntil' } },
          ],
        },
      },
    );
  });

  test('a condition by party is that of self', () => {
    const { program } = added(
      'kind: prohibition\nconduct: clash\nperiod: { suspended: { perParty: { NORTH: { reached: d-day }, SOUTH: { not: { reached: d-day } } } } }',
      'event',
    );
    const { condition } = treeOf(program);
    const [north, south] = program.standings
      .filter(({ clause }) => clause === 1)
      .map(({ suspended }) => condition(suspended));
    assert.deepEqual(south, { not: north });
  });
});
