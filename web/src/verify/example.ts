/**
 * An example to try the page with: one invented record of an invented ledger, as `truceline ledger prove` gives it. The
 * key that signed it was thrown away.
 */
const proof = [
  'c2sp.org/tlog-proof@v1',
  'index 700',
  'ROLEGSHIhNmeJVKbMsLuJcsgvXNTOV7myu91hGNk4FM=',
  'oAg/xNrHq67PN3pW3R2oDxvV4m6doqnoXdifNvJJEsI=',
  'bciEprFMJnsUVKV9JhF3D7xbooG0NIG4kcsOQkEC+aY=',
  'W6eC/uVOQ3UTgfo4bEXPyOUYurtzlunEk3FBTJ3yaaw=',
  '+gBfe3o/qKMtEOafzu66scwHQJGC98p07NxuhXejhAA=',
  'd+ykTXaMyvQxlZ5hyJny/cMefeNexe2kXQ1tosNpYT4=',
  'c2udIJQ97OXshXvQqg0ySdHxeDP3OTzVeiPLS7fjClE=',
  'fK0NEjPYe+e36RQs+j+uU8ff6RzQkq1n4NBDQ1QL1pU=',
  '88nbr7JdyU59IVICpQwN+qBj6Xb/zxYRldZFFMQyS48=',
  'i24K/Vn1ljKCj2nvgdsOlHGYuwbQvpIyHCopSZwN20Y=',
  '',
  'ledger.example/hamlet',
  '1000',
  'sn7wSG7fqi37SluzQJEYjPyIaNU9l9feRdu1TlGUfp4=',
  '',
  '— ledger.example/hamlet che8XPEYyOGoUa0IKlp6FTyRWEgidTPasjlblKInUkaWm5mD1MnEzT5SPX8WI+AMbww+iXvDkjXB5YxM0g/ArxJ62Qs=',
  '',
].join('\n');

const entry =
  '{"at":"2025-03-01T11:40:00.000Z","id":"obs-700","record":{"conduct":"strike","id":"obs-700","kind":"observation","means":"mortar","place":{"lat":50.1,"lon":30.2,"name":"Hamlet, the mill"},"source":"patrol-2","text":"Patrol heard 2 rounds north of the mill at 11:32. Nobody was hurt. Invented for this example.","time":{"end":"2025-03-01T11:33:00Z","start":"2025-03-01T11:32:00Z"}}}';

export const EXAMPLE_KEY = 'ledger.example/hamlet+7217bc5c+AWkwt4GNfA0fsFVkmuClRqUr68yjiuryQlulUHu9B9I8';

export const exampleFile = (): File => fileOf('example-proof.json', entry);

/** Two rounds become three, and nothing else is touched. */
export const alteredExampleFile = (): File =>
  fileOf('example-proof-altered.json', entry.replace('heard 2 rounds', 'heard 3 rounds'));

function fileOf(name: string, said: string): File {
  const file = { kind: 'truceline-ledger-proof', version: 1, proof, entry: { utf8: said }, key: EXAMPLE_KEY };
  return new File([JSON.stringify(file, null, 2)], name, { type: 'application/json' });
}
