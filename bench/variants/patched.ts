import 'reflect-metadata';
import { Field } from 'type-graphql';
import { product } from '../product.ts';

// The product with one more field of a customer, which TypeScript computes from two columns.
interface Declaring {
  Computed(options: { needs: string[] }): (prototype: object, name: string, method: PropertyDescriptor) => void;
}
interface Serving {
  openBase(config: object, areas: object[]): Promise<object>;
  serve(base: object, areas: object[]): Promise<{ url: string; close(): Promise<void> }>;
}
const { areas } = await product<{ areas: object[] }>('app.js');
const { readConfig } = await product<{ readConfig(environment: object): object }>('platform/config.js');
const { openBase, serve } = await product<Serving>('platform/server/start.js');
const { Computed } = await product<Declaring>('platform/reading/declare.js');
const { CustomerType } = await product<{ CustomerType: { prototype: object } }>('crm/customers/customer.type.js');

const value = function (this: { name: string; tier: string }): string {
  return `${this.name} (${this.tier})`;
};
Field(() => String, { description: 'Name and tier.' })(CustomerType.prototype, 'computed');
Computed({ needs: ['name', 'tier'] })(CustomerType.prototype, 'computed', { value });

const base = await openBase(readConfig({ ...process.env, LOG_LEVEL: 'error' }), areas);
const running = await serve(base, areas);
process.on('disconnect', () => void running.close().then(() => process.exit()));
process.on('SIGTERM', () => void running.close().then(() => process.exit()));
process.send?.({ url: running.url.replace(/\/$/, '') });
