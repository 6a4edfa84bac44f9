/**
 * Simulated news reports for measuring speed: seeded, invented, in three languages, about places of the reference
 * mission's gazetteer. Their mix follows what a news feed looks like (most rows carry a date only, some repeat the same
 * words a day later, a third is not about an event at all; about as many rows an incident as in a news feed). They say nothing about any real day.
 */
import { readFileSync } from 'node:fs';

export interface Town {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/** Park-Miller minimal standard generator (S. K. Park, K. W. Miller, CACM 31 (1988) 1192); values in [0, 1). */
export function seeded(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}

export function townsOf(gazetteerFile: string): Town[] {
  const [header, ...lines] = readFileSync(gazetteerFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const columns = header!.split('\t');
  const at = (name: string): number => columns.indexOf(name);
  return lines
    .map((line) => line.split('\t'))
    .map((cells) => ({
      name: cells[at('name')]!,
      lat: Number(cells[at('lat')]),
      lon: Number(cells[at('lon')]),
    }))
    .filter((town) => town.lat > 45 && town.lat < 52 && town.lon > 30 && town.lon < 40);
}

const EVENTS: readonly ((town: string, n: number) => string)[] = [
  (town) => `Drones struck a substation near ${town}, part of the town without power`,
  (town, n) => `Вночі дрони атакували ${town}, поранено ${n} осіб`,
  (town, n) => `В ${town} в результате обстрела из артиллерии ранены ${n} человек`,
  (town) => `Вибухи пролунали у ${town}, деталі з'ясовуються`,
  (town, n) => `${town}: ракетный удар по жилому дому, погибли ${n} человека`,
  (town) => `Армія повідомляє про бої поблизу ${town} та у напрямку сусідніх сіл`,
  (town) => `ПВО сбила беспилотник над районом ${town}, пострадавших нет`,
  (town) => `Авіабомба влучила у приватний сектор ${town}, горять два будинки`,
  (town, n) => `Shelling of ${town} with mortars, ${n} houses damaged`,
];
const OTHER: readonly ((town: string) => string)[] = [
  (town) => `У ${town} відкрили нову школу мистецтв`,
  (town) => `В ${town} прошла выставка местных художников`,
  () => 'Міністри обговорили умови припинення вогню',
  () => 'Стороны обсудили обмен пленными при посредничестве',
  () => 'За добу на фронті відбулося понад сто зіткнень',
];

/** CSV text in the column order of the news feed: datetime,lon,lat,place_name,event_type,headline. */
export function simulateReports(towns: readonly Town[], rows: number, seed: number): string {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const lines = ['datetime,lon,lat,place_name,event_type,headline'];
  const recent: { town: Town; text: string; told: number }[] = [];
  const first = Date.parse('2025-03-11T00:00:00Z');
  for (let i = 0; i < rows; i++) {
    const todayMs = first + Math.floor((i / rows) * 80) * 86_400_000;
    let dayMs = todayMs;
    let story: { town: Town; text: string; told: number };
    if (recent.length > 20 && random() < 0.65) {
      story = recent[recent.length - 1 - Math.floor(random() * 20)]!;
      // Told again in the same words: later the same day, with the clock, or a day on.
      dayMs = todayMs + (++story.told % 2) * 86_400_000;
    } else {
      const town = pick(towns);
      const text =
        random() < 0.67 ? pick(EVENTS)(town.name, 1 + Math.floor(random() * 9)) : pick(OTHER)(town.name);
      story = { town, text: `${text} (${i})`, told: 0 };
      recent.push(story);
    }
    const clock =
      random() < 0.27 || story.told > 1
        ? `${String(Math.floor(random() * 24)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}:00`
        : '00:00:00';
    const { town, text } = story;
    lines.push(
      `${new Date(dayMs).toISOString().slice(0, 10)} ${clock},${town.lon},${town.lat},${town.name},,"${text.replaceAll('"', '""')}"`,
    );
  }
  return `${lines.join('\n')}\n`;
}
