import type pg from 'pg';
import type { Dice } from './dice.js';
import { copyInto } from './table.js';

/** Categories with their products: name, price in euros, share of the price that it costs us. */
const CATALOG: Readonly<Record<string, readonly (readonly [name: string, price: number, cost: number])[]>> = {
  Bikes: [
    ['Fjord Touring 28"', 1249, 0.62],
    ['Fjord Gravel', 1699, 0.61],
    ['Skagen City', 749, 0.58],
    ['Tind Trail 29', 2190, 0.63],
    ['Lille Kids 20"', 329, 0.55],
  ],
  'E-bikes': [
    ['Strøm City E', 2799, 0.66],
    ['Strøm Cargo E', 4590, 0.68],
    ['Tind Trail E', 4990, 0.67],
  ],
  Helmets: [
    ['Kuppel Urban', 79.9, 0.42],
    ['Kuppel Trail', 119, 0.44],
    ['Kuppel Kids', 49.9, 0.4],
  ],
  Lights: [
    ['Nord Front 60', 59.9, 0.38],
    ['Nord Rear', 34.9, 0.36],
    ['Polar Set USB', 89, 0.4],
  ],
  Bags: [
    ['Rucksack Regn 22 l', 99, 0.45],
    ['Pannier Vik 20 l', 69.9, 0.44],
    ['Handlebar bag Odde', 45, 0.43],
  ],
  Clothing: [
    ['Rain jacket Bris', 149, 0.48],
    ['Merino jersey', 99, 0.5],
    ['Winter gloves Is', 49.9, 0.46],
    ['Bib shorts Lang', 119, 0.47],
  ],
  Tyres: [
    ['Gripen 28" 37', 39.9, 0.52],
    ['Gripen 29" 2.4', 54.9, 0.53],
    ['Winter stud 28"', 74.9, 0.55],
  ],
  Tools: [
    ['Multi-tool 18', 34.9, 0.41],
    ['Floor pump Luft', 59, 0.45],
    ['Work stand Bukk', 189, 0.5],
  ],
};

export interface Product {
  id: string;
  sku: string;
  category: string;
  /** Cents. */
  price: number;
  cost: number;
}

export async function loadCatalog(client: pg.Client, dice: Dice): Promise<Product[]> {
  const since = dice.daysAgo(1200);
  const categories = Object.keys(CATALOG).map(name => ({ ...dice.record(since), name }));
  const rows = categories.flatMap(({ id, name: category }, c) =>
    (CATALOG[category] ?? []).map(([name, price, share], i) => ({
      ...dice.record(since),
      sku: `NW-${c + 1}${String(i + 1).padStart(2, '0')}`,
      name,
      category_id: id,
      uom: 'piece',
      cost: (Math.round(price * share * 100) / 100).toFixed(2),
      price: price.toFixed(2),
      currency: 'EUR',
    })),
  );
  await copyInto(client, 'categories', categories);
  await copyInto(client, 'products', rows);
  return rows.map(row => ({
    id: row.id,
    sku: row.sku,
    category: categories.find(c => c.id === row.category_id)?.name ?? '',
    price: Math.round(Number(row.price) * 100),
    cost: Math.round(Number(row.cost) * 100),
  }));
}
