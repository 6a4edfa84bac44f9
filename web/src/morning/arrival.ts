/** Whoever comes without an address is shown what their work begins with; whoever was sent an address sees that. */
import { useEffect, useRef } from 'react';
import { useSession } from '../access/session.ts';
import { addressNow, go, type View } from '../address/address.ts';
import { latest } from '../api/load.ts';

const FIRST: Readonly<Record<string, View>> = {
  analyst: 'today',
  chief_monitor: 'today',
  public: 'public',
};
const cameWithoutAddress = /^#?\/?(\?.*)?$/.test(globalThis.location?.hash ?? '');

export function Arrival(): null {
  const session = latest(useSession());
  const arrived = useRef<string | null>(null);
  const role = session?.role;
  useEffect(() => {
    if (role === undefined || arrived.current === role) return;
    // From the page of the public, signing in leads on.
    const leads = arrived.current === null ? cameWithoutAddress : addressNow().view === 'public';
    arrived.current = role;
    const view = FIRST[role];
    if (leads && view && (addressNow().view === 'line' || addressNow().view === 'public'))
      go({ view, id: '' }, 'replace');
  }, [role]);
  return null;
}
