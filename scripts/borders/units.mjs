/**
 * The first-order units that are used, with names and codes put right.
 *
 * What the source gets wrong (Natural Earth 5, as packed): the two units of Crimea carry the country code of Russia
 * beside ISO codes of Ukraine; the oblast around Kyiv is named after the city; the codes of Moscow city and Moscow
 * oblast are exchanged; the left bank of the Dniester is cut into pieces under four codes.
 */
import { COUNTRY_NAMES } from './countries.mjs';

/** Countries whose units are drawn one by one; of Russia those west of the Urals' eastern foot. */
const REGION_COUNTRIES = new Set(['BY', 'MD', 'RU', 'UA']);
const WEST_OF_DEGREES = 58;
const SOUTH_OF_DEGREES = 61.5;

const LEFT_BANK = {
  id: 'MD-SN',
  name: 'Left bank of the Dniester',
  uk: 'Лівобережжя Дністра',
  ru: 'Левобережье Днестра',
};

const CORRECTIONS = {
  'UA-32': { name: 'Kyiv Oblast', uk: 'Київська область', ru: 'Киевская область' },
  'UA-30': { name: 'Kyiv', uk: 'Київ', ru: 'Киев' },
  'UA-43': { name: 'Crimea', uk: 'Автономна Республіка Крим', ru: 'Автономная Республика Крым' },
  'UA-40': { name: 'Sevastopol', uk: 'Севастополь', ru: 'Севастополь' },
  'UA-51': { name: 'Odesa Oblast' },
  'MD-CL': { uk: 'Калараський район', ru: 'Каларашский район' },
  'MD-GA': { name: 'Gagauzia', uk: 'Гагаузія', ru: 'Гагаузия' },
  'BY-HM': { name: 'Minsk' },
  'BY-MA': { name: 'Mogilev Oblast' },
  'RU-MOW': { id: 'RU-MOS', name: 'Moscow Oblast' },
  'RU-MOS': { id: 'RU-MOW', name: 'Moscow' },
  'RU-SPE': { name: 'Saint Petersburg' },
  'RU-CE': { name: 'Chechnya' },
  'RU-CU': { name: 'Chuvashia' },
  'RU-KC': { name: 'Karachay-Cherkessia' },
  'RU-SE': { name: 'North Ossetia', ru: 'Северная Осетия' },
  'RU-UD': { name: 'Udmurtia' },
};

/** @returns {{ id: string, name: string, uk: string, ru: string, country: string, region: boolean, geometry: object }[]} sorted by id */
export function unitsOf(features) {
  const units = [];
  for (const { properties, geometry } of features) {
    const code = properties.iso_3166_2 ?? '';
    const country = code === 'UA-43' || code === 'UA-40' ? 'UA' : properties.iso_a2;
    if (!COUNTRY_NAMES[country]) continue;
    const { longitude, latitude } = properties;
    const region =
      REGION_COUNTRIES.has(country) &&
      (country !== 'RU' || (longitude < WEST_OF_DEGREES && latitude < SOUTH_OF_DEGREES));
    units.push({ ...named(code, properties), country, region, geometry });
  }
  return units.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.name < b.name ? -1 : 1));
}

function named(code, { name, name_en, name_uk, name_ru, longitude }) {
  // "Rezina" stands twice in the source; the eastern one is the Ribnita district of the left bank.
  const leftBank = ['MD-SN', 'MD-CAM', 'MD-GRI'].includes(code) || (code === 'MD-RE' && longitude > 29);
  if (leftBank) return LEFT_BANK;
  const ru = (name_ru ?? '').replace('ё', 'е');
  return {
    id: code,
    name: englishName(name_en ?? name ?? code, ru),
    uk: name_uk ?? '',
    ru,
    ...CORRECTIONS[code],
  };
}

/** One word for the same kind of unit on every side: oblast, krai, and republics by their short names. */
function englishName(name, ru) {
  const short = name.replace(/^Republic of /, '').replace(/ Krai$/, '');
  if (ru.endsWith('область')) return `${short} Oblast`;
  if (ru.endsWith('край')) return `${short} Krai`;
  return short.replace(/^(Altai|Mari El) Republic$/, '$1');
}
