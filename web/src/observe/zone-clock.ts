/**
 * A moment as an input of date and time holds it ("2031-04-10T14:20"), in a time zone, and back. Local times that a change of
 * clocks skips become the moment that the clock went on to; of those that come twice, the first.
 */
export function toLocalText(atMs: number, zone: string | undefined): string {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(atMs)) parts[type] = value;
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** Null where the text is no date and time. */
export function fromLocalText(text: string, zone: string | undefined): number | null {
  const asUtc = Date.parse(`${text.slice(0, 16)}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(asUtc)) return null;
  // The offset before and after: around a change of clocks they differ, and the larger gives the earlier moment.
  const offsets = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => offsetMs(near, zone));
  const [larger, smaller] = [Math.max(...offsets), Math.min(...offsets)];
  const first = asUtc - larger;
  return toLocalText(first, zone) === text.slice(0, 16) ? first : asUtc - smaller;
}

const DAY_MS = 86_400_000;

const offsetMs = (atMs: number, zone: string | undefined): number => {
  const minuteMs = atMs - (atMs % 60_000);
  return Date.parse(`${toLocalText(minuteMs, zone)}:00Z`) - minuteMs;
};

const formats = new Map<string | undefined, Intl.DateTimeFormat>();
function formatOf(zone: string | undefined): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format;
}
