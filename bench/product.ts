import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is measured, built. */
export const PRODUCT = resolve(process.env.BENCH_PRODUCT ?? join(import.meta.dirname, '../dist'));

/** A module of the product. */
export const product = async <T>(path: string): Promise<T> => (await import(pathToFileURL(join(PRODUCT, path)).href)) as T;
