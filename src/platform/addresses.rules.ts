import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** A list of addresses and ranges of the network, such as `10.0.0.0/8` and `::1`. */
export function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}

export const isIn = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Where a request comes from. @param proxies whose word on that is taken */
export function clientOf(proxies: readonly string[]): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  const trusted = listOf(proxies);
  return ({ headers, socket }) => {
    const told = String(headers['x-forwarded-for'] ?? '').split(',');
    let address = socket.remoteAddress ?? '';
    // the last one is what the nearest proxy saw; what stands before it, anybody may have written
    while (isIn(trusted, address)) {
      const before = told.pop()?.trim() ?? '';
      if (!isIP(before)) break;
      address = before;
    }
    return address;
  };
}
