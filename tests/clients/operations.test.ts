import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Kind, parse, print } from 'graphql';
import * as generated from '../generated/operations.js';

const FOLDER = 'schema/operations';

test('tests/generated/operations.ts holds the documents of schema/operations: if not, run npm run schema', () => {
  const written = readdirSync(FOLDER)
    .flatMap(file => parse(readFileSync(`${FOLDER}/${file}`, 'utf8')).definitions)
    .flatMap(each => (each.kind === Kind.OPERATION_DEFINITION ? [print(each)] : []));
  const held = Object.values(generated).flatMap(each => (each instanceof generated.TypedDocumentString ? [print(parse(`${each}`))] : []));
  expect(held.sort()).toEqual(written.sort());
});
