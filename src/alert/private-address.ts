/**
 * Addresses that a webhook must not lead to unless the mission allows it: this machine, private and link-local networks, and what
 * is not a single public host. IANA special-purpose registries (RFC 6890); addresses of IPv4 inside IPv6 are read as IPv4.
 */
import { BlockList, isIPv4 } from 'node:net';

const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
/** Of IPv6 only global unicast is open at all. */
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6');

/** @param address as the system's resolver gives it */
export function isPrivate(address: string): boolean {
  if (isIPv4(address)) return closed.check(address, 'ipv4');
  const plain = address.replace(/%.*$/, '');
  return !open.check(plain, 'ipv6') || closed.check(plain, 'ipv6');
}
