import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressRule, wrongAddress } from '../../../src/platform/webhooks/address.rules.js';
import { newSecret, signatureOf } from '../../../src/platform/webhooks/signing.rules.js';

test('signatures are those of Standard Webhooks: the example of its libraries', () => {
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
  expect(signatureOf(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('each secret signs, and any change of what was signed is seen', () => {
  const secrets = [newSecret(), newSecret()];
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, (body, other) => {
      const message = { id: 'delivery_1', timestamp: 1, body };
      const both = signatureOf(message, secrets).split(' ');
      expect(both).toEqual(secrets.map(secret => signatureOf(message, [secret])));
      if (Buffer.from(other).equals(Buffer.from(body))) return;
      expect(
        signatureOf({ ...message, body: other }, secrets)
          .split(' ')
          .filter(each => both.includes(each)),
      ).toEqual([]);
    }),
  );
});

const octet = fc.integer({ min: 0, max: 255 });
const inside = fc.oneof(
  fc.tuple(fc.constant(10), octet, octet, octet),
  fc.tuple(fc.constant(127), octet, octet, octet),
  fc.tuple(fc.constant(0), octet, octet, octet),
  fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
  fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
  fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
);

test('no private address of IPv4 passes, however it is written', () => {
  const permits = addressRule([]);
  fc.assert(
    fc.property(inside, octets => {
      const plain = octets.join('.');
      const number = octets.reduce((sum, each) => sum * 256 + each, 0);
      const hex = octets.map(each => each.toString(16).padStart(2, '0')).join('');
      const mapped = `::ffff:${hex.slice(0, 4)}:${hex.slice(4)}`;
      for (const ip of [plain, mapped, `64:ff9b::${hex.slice(0, 4)}:${hex.slice(4)}`, `2002:${hex.slice(0, 4)}:${hex.slice(4)}::1`])
        expect([ip, permits(ip, true)]).toEqual([ip, false]);
      for (const host of [plain, number, `0x${hex}`, octets.map(each => `0${each.toString(8)}`).join('.'), `[${mapped}]`])
        expect([host, wrongAddress(`https://${host}/`, [])]).toEqual([host, expect.stringContaining('not a public address')]);
    }),
  );
});

test.each(['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '2001:db8::1', '2001::1', '3fff::1', 'fe80::1%eth0'])(
  '%s is not public',
  ip => {
    expect(addressRule([])(ip, true)).toBe(false);
  },
);

test.each(['93.184.216.34', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])('%s is, by https alone', ip => {
  expect([addressRule([])(ip, true), addressRule([])(ip, false)]).toEqual([true, false]);
});

test('networks that are named may be reached, also by http, and nothing beside them', () => {
  const permits = addressRule(['10.1.0.0/16', '::1', '127.0.0.1']);
  expect(['10.1.2.3', '::1', '127.0.0.1'].map(ip => permits(ip, false))).toEqual([true, true, true]);
  expect(['10.2.0.1', '::2', '127.0.0.2', '93.184.216.34'].map(ip => permits(ip, false))).toEqual([false, false, false, false]);
});
