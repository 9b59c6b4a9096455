import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from './csv.js';
import { openFile } from './files.js';

/** Somebody whom the lines of a file name as rep. */
export interface RealPerson {
  name: string;
  email: string;
  team: string;
}

const emailOf = (name: string, domain: string) => `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${domain}.example`;

/** The reps of the sets, with their teams. */
export async function realPeople(folder: string): Promise<RealPerson[]> {
  const people: RealPerson[] = [];
  const [employees, agents] = [join(folder, 'orders-northwind/employees.csv'), join(folder, 'crm-maven-opportunities/sales_teams.csv')];
  if (existsSync(employees)) {
    for await (const { FirstName, LastName } of rowsOf(openFile(employees))) {
      const name = `${FirstName} ${LastName}`;
      people.push({ name, email: emailOf(name, 'northwind'), team: 'Northwind' });
    }
  }
  if (existsSync(agents)) {
    for await (const { sales_agent: name = '', regional_office: office } of rowsOf(openFile(agents)))
      people.push({ name, email: emailOf(name, 'maven'), team: `Maven ${office}` });
  }
  return people;
}
