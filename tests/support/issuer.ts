import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** What a signature is made with, and what others check it with. */
interface Pair {
  kid: string;
  alg: string;
  privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  jwk: object;
}

async function newPair(kid: string, alg: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** A sign-in service of a test's own: discovery document and keys over HTTP on loopback. */
export class TestIssuer {
  /** How often it was asked, by path. */
  readonly asked: string[] = [];
  #pairs: Pair[] = [];
  #made = 0;
  #server: Server | undefined;

  private constructor(readonly port: number) {}

  /** One that listens. */
  static async start(): Promise<TestIssuer> {
    const free = createServer();
    const port = await new Promise<number>(resolve => free.listen(0, '127.0.0.1', () => resolve((free.address() as AddressInfo).port)));
    await new Promise(resolve => free.close(resolve));
    const issuer = new TestIssuer(port);
    await issuer.rotate();
    await issuer.listen();
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      const answer =
        request.url === '/.well-known/openid-configuration'
          ? { issuer: this.url, jwks_uri: `${this.url}/keys` }
          : { keys: this.#pairs.map(pair => pair.jwk) };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
    this.#server = server;
    await new Promise<void>(resolve => server.listen(this.port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    const server = this.#server;
    server?.closeAllConnections();
    await new Promise(resolve => (server ? server.close(resolve) : resolve(undefined)));
  }

  /** A new key; the old ones are not shown any more. */
  async rotate(alg = 'RS256'): Promise<void> {
    this.#pairs = [await newPair(`key-${++this.#made}`, alg)];
  }

  /** @param lifetime seconds from now; negative for one that has ended */
  token(claims: JWTPayload, { lifetime = 600, pair = this.#pairs[0] as Pair, aud = 'bellwether', iss = this.url } = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ email_verified: true, ...claims })
      .setProtectedHeader({ alg: pair.alg, kid: pair.kid })
      .setIssuer(iss)
      .setAudience(aud)
      .setIssuedAt(now - 3_600)
      .setExpirationTime(now + lifetime)
      .sign(pair.privateKey);
  }

  /** Signed by a key that it does not show, under the id of the one that it does. */
  async forged(claims: JWTPayload): Promise<string> {
    const [shown] = this.#pairs as [Pair];
    return this.token(claims, { pair: await newPair(shown.kid, shown.alg) });
  }
}
