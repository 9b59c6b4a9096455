import type { Model, Models } from './model.js';

/** The columns that a field shows, unquoted. */
function columnsOf(models: Models, model: Model, field: string, key?: string): string[] {
  if (field === 'customFields')
    return models.customFields.of(model.declared.prefix ?? '').flatMap(each => (key === undefined || each.key === key ? [each.slot] : []));
  const { columns, links, declared } = model;
  const link = links.get(field);
  const amount = declared.amounts.get(field)?.amount;
  const found = [columns.get(field), amount && columns.get(amount), link?.kind === 'one' ? link.join?.source : undefined];
  return [...new Set(found.flatMap(column => (column ? [column.sql.replaceAll('"', '')] : [])))];
}

/** Columns that hold what is hidden, as `customers.tax_id`: for what shows columns by name, such as the audit trail. */
export function hiddenColumns(models: Models, hidden: ReadonlySet<string>): string[] {
  return [...hidden].flatMap(name => {
    const [type = '', field = '', key] = name.split('.');
    const model = models.get(type);
    return model?.entity ? columnsOf(models, model, field, key).map(column => `${model.entity?.tableName}.${column}`) : [];
  });
}
