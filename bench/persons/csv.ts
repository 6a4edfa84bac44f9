/** A generated list as the CSV file that a party would hand in. */
import type { Person } from '../../src/persons/person.js';

const FIELDS = ['born', 'birthPlace', 'sex', 'rank', 'unit', 'capturedOn', 'capturedAt', 'status'] as const;

export function listCsv(persons: readonly Person[]): string {
  const header = ['id', 'family', 'given', 'patronymic', 'full_name', ...FIELDS].join(',');
  const lines = persons.map(({ id, names, ...rest }) => {
    const { family = '', given = '', patronymic = '', full = '' } = names[0]!;
    return [id, family, given, patronymic, full, ...FIELDS.map((field) => rest[field] ?? '')]
      .map(cell)
      .join(',');
  });
  return `${[header, ...lines].join('\n')}\n`;
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
