/**
 * What the coded fields of AIS messages mean (ITU-R M.1371-5; IMO SN.1/Circ.236 and 289; the Inland AIS standard), in the
 * words in which gpsd prints them, its spelling included: other programs compare these texts.
 */
const repeat = (count: number, text: string): string[] => new Array<string>(count).fill(text);

export const NAVIGATION_STATUS = [
  'Under way using engine',
  'At anchor',
  'Not under command',
  'Restricted manoeuverability',
  'Constrained by her draught',
  'Moored',
  'Aground',
  'Engaged in fishing',
  'Under way sailing',
  'Reserved for HSC',
  'Reserved for WIG',
  ...repeat(4, 'Reserved'),
  'Not defined',
];

export const POSITION_FIXING = [
  'Undefined',
  'GPS',
  'GLONASS',
  'Combined GPS/GLONASS',
  'Loran-C',
  'Chayka',
  'Integrated navigation system',
  'Surveyed',
  'Galileo',
  ...repeat(7, 'INVALID EPFD'),
];

const hazardous = (kind: string, last = 'No additional information'): string[] => [
  `${kind} - all ships of this type`,
  ...['A', 'B', 'C', 'D'].map((category) => `${kind} - Hazardous category ${category}`),
  ...repeat(4, `${kind} - Reserved for future use`),
  `${kind} - ${last}`,
];

export const SHIP_TYPE = [
  'Not available',
  ...repeat(19, 'Reserved for future use'),
  ...hazardous('Wing in ground (WIG)', 'Reserved for future use'),
  'Fishing',
  'Towing',
  'Towing: length exceeds 200m or breadth exceeds 25m',
  'Dredging or underwater ops',
  'Diving ops',
  'Military ops',
  'Sailing',
  'Pleasure Craft',
  'Reserved',
  'Reserved',
  ...hazardous('High speed craft (HSC)'),
  'Pilot Vessel',
  'Search and Rescue vessel',
  'Tug',
  'Port Tender',
  'Anti-pollution equipment',
  'Law Enforcement',
  'Spare - Local Vessel',
  'Spare - Local Vessel',
  'Medical Transport',
  'Ship according to RR Resolution No. 18',
  ...hazardous('Passenger'),
  ...hazardous('Cargo'),
  ...hazardous('Tanker'),
  ...hazardous('Other Type', 'no additional information'),
  ...repeat(156, 'INVALID SHIP TYPE'),
];

export const STATION_TYPE = [
  'All types of mobiles',
  'Reserved for future use',
  'All types of Class B mobile stations',
  'SAR airborne mobile station',
  'Aid to Navigation station',
  'Class B shipborne mobile station',
  ...repeat(4, 'Regional use and inland waterways'),
  ...repeat(6, 'Reserved for future use'),
];

export const AID_TYPE = [
  'Unspecified',
  'Reference point',
  'RACON',
  'Fixed offshore structure',
  'Spare, Reserved for future use.',
  'Light, without sectors',
  'Light, with sectors',
  'Leading Light Front',
  'Leading Light Rear',
  'Beacon, Cardinal N',
  'Beacon, Cardinal E',
  'Beacon, Cardinal S',
  'Beacon, Cardinal W',
  'Beacon, Port hand',
  'Beacon, Starboard hand',
  'Beacon, Preferred Channel port hand',
  'Beacon, Preferred Channel starboard hand',
  'Beacon, Isolated danger',
  'Beacon, Safe water',
  'Beacon, Special mark',
  'Cardinal Mark N',
  'Cardinal Mark E',
  'Cardinal Mark S',
  'Cardinal Mark W',
  'Port hand Mark',
  'Starboard hand Mark',
  'Preferred Channel Port hand',
  'Preferred Channel Starboard hand',
  'Isolated danger',
  'Safe Water',
  'Special Mark',
  'Light Vessel / LANBY / Rigs',
];

const MAIN_CHANNEL = 'Vessels in main channel shall proceed on specific orders only.';
export const TRAFFIC_SIGNAL = [
  'N/A',
  'Serious emergency - stop or divert according to instructions.',
  'Vessels shall not proceed.',
  'Vessels may proceed. One way traffic.',
  'Vessels may proceed. Two way traffic.',
  'Vessels shall proceed on specific orders only.',
  'Vessels in main channel shall not proceed.',
  MAIN_CHANNEL,
  MAIN_CHANNEL,
  'I = "in-bound" only acceptable.',
  'O = "out-bound" only acceptable.',
  'F = both "in- and out-bound" acceptable.',
  'XI = Code will shift to "I" in due time.',
  'XO = Code will shift to "O" in due time.',
  'X = Vessels shall proceed only on direction.',
  ...repeat(17, 'INVALID SIGNAL TYPE'),
];

export const ROUTE_TYPE = [
  'Undefined (default)',
  'Mandatory',
  'Recommended',
  'Alternative',
  'Recommended route through ice',
  'Ship route plan',
  ...repeat(25, 'Reserved for future use.'),
  'Cancel route identified by message linkage',
];

export const TARGET_ID = ['mmsi', 'imo', 'callsign', 'other'];
export const RACON = ['No RACON installed', 'RACON not monitored', 'RACON operational', 'RACON ERROR'];
export const LIGHT = ['No light or no monitoring', 'Light ON', 'Light OFF', 'Light ERROR'];
export const LOCK_STATUS = ['Operational', 'Limited operation', 'Out of order', 'N/A'];
export const BERTH_POSITION = [
  'Not available',
  'Port-side to',
  'Starboard-side to',
  'Mediterranean (end-on) mooring',
  'Mooring buoy',
  'Anchorage',
  'Reserved for future use',
  'Reserved for future use',
];

export const TREND = ['steady', 'increasing', 'decreasing', 'N/A'];
export const PRECIPITATION = [
  'reserved',
  'rain',
  'thunderstorm',
  'freezing rain',
  'mixed/ice',
  'snow',
  'reserved',
  'N/A',
];
export const ICE = ['no', 'yes', 'reserved', 'N/A'];

/** Code of the inland standard, the AIS ship type that stands for it too, words. The first that fits is taken. */
export const INLAND_SHIP: readonly (readonly [code: number, ais: number, words: string])[] = [
  [8000, 99, 'Vessel, type unknown'],
  [8010, 79, 'Motor freighter'],
  [8020, 89, 'Motor tanker'],
  [8021, 80, 'Motor tanker, liquid cargo, type N'],
  [8022, 80, 'Motor tanker, liquid cargo, type C'],
  [8023, 89, 'Motor tanker, dry cargo as if liquid (e.g. cement)'],
  [8030, 79, 'Container vessel'],
  [8040, 80, 'Gas tanker'],
  [8050, 79, 'Motor freighter, tug'],
  [8060, 89, 'Motor tanker, tug'],
  [8070, 79, 'Motor freighter with one or more ships alongside'],
  [8080, 89, 'Motor freighter with tanker'],
  [8090, 79, 'Motor freighter pushing one or more freighters'],
  [8100, 89, 'Motor freighter pushing at least one tank-ship'],
  [8110, 79, 'Tug, freighter'],
  [8120, 89, 'Tug, tanker'],
  [8130, 31, 'Tug freighter, coupled'],
  [8140, 31, 'Tug, freighter/tanker, coupled'],
  [8150, 99, 'Freightbarge'],
  [8160, 99, 'Tankbarge'],
  [8161, 90, 'Tankbarge, liquid cargo, type N'],
  [8162, 90, 'Tankbarge, liquid cargo, type C'],
  [8163, 99, 'Tankbarge, dry cargo as if liquid (e.g. cement)'],
  [8170, 99, 'Freightbarge with containers'],
  [8180, 90, 'Tankbarge, gas'],
  [8210, 79, 'Pushtow, one cargo barge'],
  [8220, 79, 'Pushtow, two cargo barges'],
  [8230, 79, 'Pushtow, three cargo barges'],
  [8240, 79, 'Pushtow, four cargo barges'],
  [8250, 79, 'Pushtow, five cargo barges'],
  [8260, 79, 'Pushtow, six cargo barges'],
  [8270, 79, 'Pushtow, seven cargo barges'],
  [8280, 79, 'Pushtow, eigth cargo barges'],
  [8290, 79, 'Pushtow, nine or more barges'],
  [8310, 80, 'Pushtow, one tank/gas barge'],
  [8320, 80, 'Pushtow, two barges at least one tanker or gas barge'],
  [8330, 80, 'Pushtow, three barges at least one tanker or gas barge'],
  [8340, 80, 'Pushtow, four barges at least one tanker or gas barge'],
  [8350, 80, 'Pushtow, five barges at least one tanker or gas barge'],
  [8360, 80, 'Pushtow, six barges at least one tanker or gas barge'],
  [8370, 80, 'Pushtow, seven barges at least one tanker or gas barg'],
];
export const NO_INLAND_SHIP = 'Illegal ship type value.';

export const HAZARD = [
  '0 blue cones/lights',
  '1 blue cone/light',
  '2 blue cones/lights',
  '3 blue cones/lights',
  '4 B-Flag',
  'Unknown',
  ...repeat(2, 'INVALID HAZARD TYPE'),
];
export const LOADED = ['N/A (default)', 'Unloaded', 'Loaded', 'INVALID LOAD STATUS'];
export const WEATHER_WARNING = [
  'Not Available',
  'Wind',
  'Rain',
  'Snow and ice',
  'Thunderstorm',
  'Fog',
  'Low temperature',
  'High temperature',
  'Flood',
  'Forest Fire',
  ...repeat(6, 'INVALID EMMA TYPE'),
];
export const WARNING_CLASS = ['Slight', 'Medium', 'Strong', 'INVALID EMMA TYPE'];
export const WIND_DIRECTION = [
  'N/A',
  'North',
  'North East',
  'East',
  'South East',
  'South',
  'South West',
  'West',
  'North West',
  ...repeat(7, 'INVALID EMMA WIND DIRECTION'),
];
export const STREAM_DIRECTION = [
  'Unknown',
  'Upstream',
  'Downstream',
  'To left bank',
  'To right bank',
  ...repeat(3, 'INVALID DIRECTION'),
];
export const SIGNAL_LIGHT = [
  'Unknown',
  'No light',
  'White',
  'Yellow',
  'Green',
  'Red',
  'White flashing',
  'Yellow flashing.',
];
