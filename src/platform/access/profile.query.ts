import { parsed, type Query } from './vault.js';

/** What a person sees of herself, whatever her roles hide of others. */
export interface Profile {
  email: string;
  name: string;
  language: string;
  timeZone: string;
  roles: { code: string; name: string }[];
}

export async function readProfile(query: Query, userId: string): Promise<Profile> {
  const [row] = await query<{ profile: unknown }>('select vault.profile(?) profile', [userId]);
  return parsed<Profile>(row?.profile);
}
