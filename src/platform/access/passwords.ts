import { hash, verify } from '@node-rs/argon2';
import { Length } from 'class-validator';
import { Field } from 'type-graphql';

/** Characters that a password has at least. Length is what counts against guessing; no rules about kinds of characters. */
export const PASSWORD_LENGTH = 12;
const LONGEST = 200;

/** A field of an input that takes a new password. */
export function NewPassword({ nullable = false, description = '' } = {}): PropertyDecorator {
  return (prototype, property) => {
    const rule = `At least ${PASSWORD_LENGTH} characters, at most ${LONGEST}; of whatever kind.`;
    Field(() => String, { nullable, description: `${description} ${rule}`.trim() })(prototype, property);
    Length(PASSWORD_LENGTH, LONGEST, {
      message: `A password has from ${PASSWORD_LENGTH} to ${LONGEST} characters; four words are easy to remember`,
    })(prototype, String(property));
  };
}

/** argon2id with the package's parameters (19 MiB, two passes), salt included. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Checked in place of the hash of a person who does not exist, so that the answer takes as long. */
const nobody = hashPassword('the password of nobody');

/** Whether `password` is the one that was hashed; without a hash it takes as long and is never. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const right = await verify(hashed ?? (await nobody), password);
  return hashed !== undefined && right;
}
