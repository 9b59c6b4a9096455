import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { isEmail } from 'class-validator';
import { areas } from '../app.js';
import { createUser } from '../platform/access/people.js';
import { ApiError } from '../platform/api/errors.js';
import { readConfig, StartError } from '../platform/config.js';
import { type Base, openBase } from '../platform/server/start.js';

const USAGE = 'Give the e-mail address of the first administrator: npm run admin -- ada@example.com "Ada Novak"';

/** Makes the first administrator of an empty installation, beside a running server or without one. @returns the password */
async function makeAdministrator({ services, database }: Base, email: string, name: string): Promise<string> {
  const password = randomBytes(15).toString('base64url');
  await services.transact(services.viewers.system(), async tx => {
    // Two at once: the second waits here, then finds the first's.
    await tx.em.execute('select pg_advisory_xact_lock(4216004020)');
    const [administrator] = await tx.em.execute<{ email: string }[]>(
      `select u.email from users u join user_roles x on x.user_id = u.id join roles r on r.id = x.role_id where r.code = 'ADMINISTRATOR' and u.active and not u.machine limit 1`,
    );
    if (administrator)
      throw new StartError(`There is an administrator already ("${administrator.email}"), who can add people by "userCreate".`);
    return createUser(tx, { email, name, roles: ['ADMINISTRATOR'], password });
  });
  // Somebody works here now: no demo company.
  database.settle();
  return password;
}

async function main([email = '', name = email]: string[]): Promise<void> {
  if (!isEmail(email)) throw new StartError(USAGE);
  const base = await openBase(readConfig(process.env), areas, undefined, { share: true });
  try {
    const password = await makeAdministrator(base, email, name);
    process.stdout.write(`"${email}" is the administrator now. Password, shown only here: ${password}\n`);
  } finally {
    await base.close();
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error instanceof StartError || error instanceof ApiError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
