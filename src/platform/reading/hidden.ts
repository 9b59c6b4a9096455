import type { Model, Models } from './model.js';

/** The columns that a field shows, unquoted. */
function columnsOf(model: Model, field: string): string[] {
  const { columns, links, declared } = model;
  const link = links.get(field);
  const amount = declared.amounts.get(field)?.amount;
  const found = [columns.get(field), amount && columns.get(amount), link?.kind === 'one' ? link.join?.source : undefined];
  return [...new Set(found.flatMap(column => (column ? [column.sql.replaceAll('"', '')] : [])))];
}

/** Columns that hold what is hidden, as `customers.tax_id`: for what shows columns by name, such as the audit trail. */
export function hiddenColumns(models: Models, hidden: ReadonlySet<string>): string[] {
  return [...hidden].flatMap(name => {
    const [type = '', field = ''] = name.split('.');
    const model = models.get(type);
    return model?.entity ? columnsOf(model, field).map(column => `${model.entity?.tableName}.${column}`) : [];
  });
}
