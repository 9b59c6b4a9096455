import { isIP } from 'node:net';
import { listOf } from '../addresses.rules.js';

// https://www.iana.org/assignments/iana-ipv4-special-registry and the same for IPv6
const SPECIAL = listOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);
/** Of IPv6 only this is routed; IPv4 in another form (mapped, NAT64) is not in it. */
const ROUTED = listOf(['2000::/3']);
/** Of that, what leads back into IPv4 (Teredo, 6to4) and what is for examples. */
const SPECIAL6 = listOf(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/**
 * Which addresses of the network may be asked.
 *
 * @param networks that may be reached though they are not public, and by http
 */
export function addressRule(networks: readonly string[]): (address: string, secure: boolean) => boolean {
  const allowed = listOf(networks);
  return (address, secure) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (allowed.check(address, family)) return true;
    if (!secure || !isIP(address)) return false;
    return family === 'ipv6' ? ROUTED.check(address, family) && !SPECIAL6.check(address, family) : !SPECIAL.check(address, family);
  };
}

/**
 * What is wrong with the address of a webhook as it is written; where its name leads is looked at whenever it is asked. Undefined if nothing is.
 *
 * @param networks as above
 */
export function wrongAddress(address: string, networks: readonly string[]): string | undefined {
  if (!URL.canParse(address)) return `"${address}" is no address. Give one such as "https://example.com/hooks".`;
  const { protocol, username, password, hostname } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && networks.length)) return 'It must begin with "https://".';
  if (username || password) return 'It must not hold a user or a password: verify the signature in their place.';
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) && !addressRule(networks)(literal, protocol === 'https:'))
    return `"${literal}" is not a public address. WEBHOOK_NETWORKS says which others may be reached.`;
  return undefined;
}
