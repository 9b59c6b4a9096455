import { createHash } from 'node:crypto';

/** What is kept of a token or key that was made here: of 256 random bits a plain hash gives nothing away. Passwords: `passwords.ts`. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
