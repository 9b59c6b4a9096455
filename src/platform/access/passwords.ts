import { hash, verify } from '@node-rs/argon2';

/** Characters that a password has at least. Length is what counts against guessing; no rules about kinds of characters. */
export const PASSWORD_LENGTH = 10;

/** argon2id with the package's parameters (19 MiB, two passes), salt included. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Checked in place of the hash of a person who does not exist, so that the answer takes as long. */
const nobody = hashPassword('the password of nobody');

/** Whether `password` is the one that was hashed; without a hash it takes as long and is never. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const right = await verify(hashed ?? (await nobody), password);
  return hashed !== undefined && right;
}
